package mypage.web.site;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The screen texts, for code that runs outside a page. */
public final class Texts {

    private static final ResourceBundle BUNDLE = ResourceBundle.getBundle("mypage.web.messages", Locale.JAPAN);

    private Texts() {}

    public static String get(String key, Object... arguments) {
        return MessageFormat.format(BUNDLE.getString(key), arguments);
    }
}
