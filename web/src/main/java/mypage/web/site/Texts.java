package mypage.web.site;

import java.text.MessageFormat;
import java.util.ResourceBundle;
import mypage.platform.Language;

/** The screen texts in one language, for Java code. */
public final class Texts {

    private static final ThreadLocal<Language> PAGE = ThreadLocal.withInitial(() -> Language.JA);

    private final Language language;

    private Texts(Language language) {
        this.language = language;
    }

    public static Texts in(Language language) {
        return new Texts(language);
    }

    /** The text in the language of the page that this thread renders. */
    public static String get(String key, Object... arguments) {
        return in(language()).text(key, arguments);
    }

    /** The language of the page that this thread renders; Japanese when it renders none. */
    public static Language language() {
        return PAGE.get();
    }

    /** From now on this thread renders a page in this language. */
    static void setLanguage(Language language) {
        PAGE.set(language);
    }

    static void clearLanguage() {
        PAGE.remove();
    }

    /** The text with its arguments {0}, {1}, ... filled in; throws when there is no such key. */
    public String text(String key, Object... arguments) {
        return new MessageFormat(bundle().getString(key), language.locale()).format(arguments);
    }

    /** Whether there is a text with this key. */
    static boolean has(String key) {
        return in(Language.JA).bundle().containsKey(key);
    }

    private ResourceBundle bundle() {
        return ResourceBundle.getBundle("mypage.web.messages", language.locale());
    }
}
