package mypage.mail;

import java.text.MessageFormat;
import java.time.Instant;
import java.util.ResourceBundle;
import mypage.platform.Language;
import mypage.platform.Ruby;
import mypage.platform.UserTime;

/** The texts of mails in one language. Those of mails to users are in {@code mypage/mail/texts_*.properties}. */
public final class MailTexts {

    private static final String USERS = "mypage.mail.texts";
    private static final String STAFF = "mypage.mail.staff";

    private final Language language;
    private final ResourceBundle bundle;
    private final String ending;

    private MailTexts(String name, Language language) {
        this(language, ResourceBundle.getBundle(name, language.locale(), MailTexts.class.getClassLoader()), "");
    }

    private MailTexts(Language language, ResourceBundle bundle, String ending) {
        this.language = language;
        this.bundle = bundle;
        this.ending = ending;
    }

    public static MailTexts in(Language language) {
        return new MailTexts(USERS, language);
    }

    /** The texts of mails to staff, who all read Japanese. */
    public static MailTexts forStaff() {
        return new MailTexts(STAFF, Language.JA);
    }

    /** The same texts, for mails that end with these paragraphs before the foot. */
    public MailTexts endingWith(String paragraphs) {
        return new MailTexts(language, bundle, paragraphs + "\n\n");
    }

    public Language language() {
        return language;
    }

    /** The text under this key with {0}, {1}, ... replaced by the arguments; throws when the key is missing. */
    public String text(String key, String... arguments) {
        return new MessageFormat(bundle.getString(key), language.locale()).format(arguments);
    }

    /**
     * A whole mail from {@code key.subject} and {@code key.body}, both with these arguments. The first argument is the
     * name of the service.
     */
    public Mail mail(String key, String... arguments) {
        return mailOf(text(key + ".subject", arguments), text(key + ".body", arguments));
    }

    /** A whole mail from texts that are complete already. */
    public Mail mailOf(String subject, String body) {
        return new Mail(language, Ruby.plain(subject), body + "\n\n" + ending + text("foot"));
    }

    public String dateTime(Instant instant) {
        return UserTime.dateTime(language, instant);
    }

    public String date(Instant instant) {
        return UserTime.date(language, instant);
    }
}
