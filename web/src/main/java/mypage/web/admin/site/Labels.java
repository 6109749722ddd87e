package mypage.web.admin.site;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

/** The texts of the pages for staff, for Java code. */
public final class Labels {

    private static final ResourceBundle BUNDLE = ResourceBundle.getBundle("mypage.web.labels", Locale.JAPAN);

    private Labels() {}

    public static String get(String key, Object... arguments) {
        return MessageFormat.format(BUNDLE.getString(key), arguments);
    }

    /** Empty if there is no such text. */
    static Optional<String> find(String key, Object... arguments) {
        return BUNDLE.containsKey(key) ? Optional.of(get(key, arguments)) : Optional.empty();
    }
}
