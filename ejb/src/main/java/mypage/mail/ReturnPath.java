package mypage.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.OptionalLong;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import mypage.platform.Secrets;

/**
 * The addresses that undeliverable mails are returned to (variable envelope return paths). Such an address contains
 * the number of the mail, since reports don't always quote the mail, and a tag that only nodes can make. So nobody can
 * make up that a mail of somebody else came back. Without {@code mypage.mail.envelope.from} it is the address of the
 * sender, which names no mail.
 */
@ApplicationScoped
public class ReturnPath {

    /** What is left of the 64 characters of RFC 5321 (4.5.3.1.1) beside two separators, 19 digits and the tag. */
    static final int LONGEST_NAME = 27;

    private static final Pattern NAMES_MAIL = Pattern.compile("\\+([1-9]\\d{0,17})-(\\p{XDigit}{16})@");

    @Inject
    MailSettings settings;

    @Inject
    Secrets secrets;

    /** Whether an address names its mail. */
    public boolean namesMails() {
        return settings.envelopeFrom().isPresent();
    }

    /** The address for this mail. */
    public String of(long mailId) {
        return settings.envelopeFrom()
                .map(address -> address.replaceFirst("@", "+" + mailId + "-" + secrets.tag(message(mailId)) + "@"))
                .orElseGet(settings::fromAddress);
    }

    /** The number of the mail that an address in this text names; empty if no address in it has a right tag. */
    public OptionalLong mailIn(String text) {
        return NAMES_MAIL
                .matcher(text)
                .results()
                .filter(found -> secrets.isTag(message(mailId(found)), found.group(2)))
                .mapToLong(ReturnPath::mailId)
                .findFirst();
    }

    private static long mailId(MatchResult found) {
        return Long.parseLong(found.group(1));
    }

    private static String message(long mailId) {
        return "return:" + mailId;
    }
}
