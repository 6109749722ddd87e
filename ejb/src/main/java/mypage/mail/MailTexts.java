package mypage.mail;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** Texts of mails, from the bundle {@code mypage/mail/texts.properties}. */
public final class MailTexts {

    private MailTexts() {}

    /** The text under this key with its {0}, {1}, ... filled in; throws when the key is missing. */
    public static String text(String key, String... arguments) {
        String pattern = ResourceBundle.getBundle("mypage.mail.texts", Locale.ROOT, MailTexts.class.getClassLoader())
                .getString(key);
        return new MessageFormat(pattern, Locale.JAPAN).format(arguments);
    }
}
