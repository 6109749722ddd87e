package mypage.mail;

import java.text.MessageFormat;
import java.time.Instant;
import java.util.ResourceBundle;
import mypage.platform.Language;
import mypage.platform.Ruby;
import mypage.platform.UserTime;

/** Texts of mails in one language, from a bundle; that of the mails to users is {@code mypage/mail/texts_*.properties}. */
public final class MailTexts {

    private static final String USERS = "mypage.mail.texts";
    private static final String STAFF = "mypage.mail.staff";

    private final Language language;
    private final ResourceBundle bundle;

    private MailTexts(String name, Language language) {
        this.language = language;
        bundle = ResourceBundle.getBundle(name, language.locale(), MailTexts.class.getClassLoader());
    }

    public static MailTexts in(Language language) {
        return new MailTexts(USERS, language);
    }

    /** Those of mails to staff, who all read Japanese. */
    public static MailTexts forStaff() {
        return new MailTexts(STAFF, Language.JA);
    }

    /** The text under this key with its {0}, {1}, ... filled in; throws when the key is missing. */
    public String text(String key, String... arguments) {
        return new MessageFormat(bundle.getString(key), language.locale()).format(arguments);
    }

    /**
     * A whole mail: its subject is {@code key.subject}, its body {@code key.body}, both with these arguments, of which the first is the
     * name of the service.
     */
    public Mail mail(String key, String... arguments) {
        return mailOf(text(key + ".subject", arguments), text(key + ".body", arguments));
    }

    /** The same of texts that are put together already. */
    public Mail mailOf(String subject, String body) {
        return new Mail(language, Ruby.plain(subject), body + "\n\n" + text("foot"));
    }

    public String dateTime(Instant instant) {
        return UserTime.dateTime(language, instant);
    }

    public String date(Instant instant) {
        return UserTime.date(language, instant);
    }
}
