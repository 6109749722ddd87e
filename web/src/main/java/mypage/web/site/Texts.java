package mypage.web.site;

import java.text.MessageFormat;
import java.util.ResourceBundle;
import mypage.platform.Language;

/** The screen texts in one language, for code that runs outside a page. */
public final class Texts {

    private static final ThreadLocal<Language> PAGE = ThreadLocal.withInitial(() -> Language.JA);

    private final Language language;

    private Texts(Language language) {
        this.language = language;
    }

    public static Texts in(Language language) {
        return new Texts(language);
    }

    /** The text in the language of the page that is being made. */
    public static String get(String key, Object... arguments) {
        return in(language()).text(key, arguments);
    }

    /** That of the page that this thread is making; Japanese when it makes none. */
    public static Language language() {
        return PAGE.get();
    }

    /** From now on this thread makes a page in this language. */
    static void speak(Language language) {
        PAGE.set(language);
    }

    static void fallSilent() {
        PAGE.remove();
    }

    /** With its {0}, {1}, ... filled in; throws when the key is missing. */
    public String text(String key, Object... arguments) {
        return new MessageFormat(bundle().getString(key), language.locale()).format(arguments);
    }

    /** Whether pages have a text with this key. */
    static boolean has(String key) {
        return in(Language.JA).bundle().containsKey(key);
    }

    private ResourceBundle bundle() {
        return ResourceBundle.getBundle("mypage.web.messages", language.locale());
    }
}
