package mypage.web.site;

import jakarta.faces.context.FacesContext;
import jakarta.servlet.http.HttpServletRequest;
import java.text.MessageFormat;
import java.util.ResourceBundle;
import mypage.platform.Language;

/** The screen texts in one language, for code that runs outside a page. */
public final class Texts {

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

    /** That of the page that is being made. */
    public static Language language() {
        var faces = FacesContext.getCurrentInstance();
        return faces == null
                ? Language.JA
                : RequestClient.of(
                                (HttpServletRequest) faces.getExternalContext().getRequest())
                        .language();
    }

    /** With its {0}, {1}, ... filled in; throws when the key is missing. */
    public String text(String key, Object... arguments) {
        return new MessageFormat(bundle().getString(key), language.locale()).format(arguments);
    }

    private ResourceBundle bundle() {
        return ResourceBundle.getBundle("mypage.web.messages", language.locale());
    }
}
