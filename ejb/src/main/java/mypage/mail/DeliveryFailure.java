package mypage.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Why a mail was not sent: the reply of the mail server, or what kept us from reaching it.
 *
 * @param text one line for staff and the log, without secrets of the mail, which a server may quote
 * @param isForGood whether the recipient is refused, so that another attempt is pointless
 */
record DeliveryFailure(String text, boolean isForGood) {

    private static final Pattern REPLY = Pattern.compile("[45]\\d\\d[ -].*", Pattern.DOTALL);

    /**
     * Signs of a policy, such as relaying, or of trouble with our own address (RFC 3463, 3.2 and 3.8), anywhere in the
     * reply. We or the server may be misconfigured then, and that must not lose any mail.
     */
    private static final String PERHAPS_OUR_MISTAKE =
            "5\\.7\\.|5\\.1\\.[789]\\b|relay|rcpthosts|policy|block|spam|denied|blacklist"
                    + "|sender|authenti|not permitted|client host|helo command";

    /**
     * There is no such mailbox: the enhanced code says so, or one of the codes for it (RFC 5321, 4.2.3) appears without
     * a sign of another cause. Never a code that begins with 4, which greylisting uses.
     */
    private static final Pattern NO_SUCH_MAILBOX = Pattern.compile(
            "5\\d\\d[ -]5\\.1\\.(?:[0-6]|10)\\b.*|55[013][ -](?!.*(?:" + PERHAPS_OUR_MISTAKE + ")).*",
            Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

    /** One-time codes as mails show them, and tokens of links. */
    private static final Pattern SECRET = Pattern.compile("\\d{6,}|\\d{4}(?: \\d{4})+|(?<=[?&]t=)[\\w-]+");

    /** @param body the text of the mail */
    static DeliveryFailure to(Exception failure, String body) {
        List<String> messages = chain(failure)
                .map(Throwable::getMessage)
                .filter(Objects::nonNull)
                .toList();
        String said = messages.stream()
                .filter(message -> REPLY.matcher(message).matches())
                .findFirst()
                .orElseGet(() -> messages.isEmpty() ? failure.toString() : String.join(": ", messages));
        return new DeliveryFailure(
                without(secrets(body), ServerText.printable(said)),
                chain(failure).anyMatch(DeliveryFailure::refusesRecipient)
                        && NO_SUCH_MAILBOX.matcher(said).matches());
    }

    private static Stream<Throwable> chain(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, DeliveryFailure::next).limit(10);
    }

    private static Throwable next(Throwable failure) {
        return failure instanceof MessagingException mail ? mail.getNextException() : failure.getCause();
    }

    private static boolean refusesRecipient(Throwable failure) {
        return failure instanceof SendFailedException refusal
                && refusal.getInvalidAddresses() != null
                && refusal.getInvalidAddresses().length > 0;
    }

    private static List<String> secrets(String body) {
        return SECRET.matcher(body).results().map(MatchResult::group).toList();
    }

    private static String without(List<String> secrets, String said) {
        return secrets.isEmpty()
                ? said
                : said.replaceAll(secrets.stream().map(Pattern::quote).collect(Collectors.joining("|")), "…");
    }
}
