package mypage.bounce;

import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import mypage.mail.Bounce;
import mypage.mail.ServerText;

/**
 * What a delivery status notification (RFC 3464, 6533) says about a mail of ours, which has one recipient. Anybody may
 * have written it, so it is read only so far, and its text is for staff to read, not to believe.
 *
 * @param reason one line of printable text: the status code and what the mail server said
 */
public record DeliveryReport(Bounce bounce, String reason) {

    private static final int DEEPEST = 3;
    private static final int MOST_PARTS = 20;
    private static final int MOST_RECIPIENTS = 20;

    /** What can be quoted of a mail: one-time codes, and tokens of links. */
    private static final String SECRET = "\\d{6,}|\\d{4}(?: \\d{4})+|(?<=[?&]t=)[\\w-]+";

    /** The report in this mail; empty if it has none about a failure or a delay. */
    static Optional<DeliveryReport> in(Part mail) throws IOException, MessagingException {
        return in(mail, 0);
    }

    private static Optional<DeliveryReport> in(Part part, int depth) throws IOException, MessagingException {
        if (part.isMimeType("message/delivery-status") || part.isMimeType("message/global-delivery-status")) {
            try (InputStream fields = part.getInputStream()) {
                return worst(fields.readAllBytes());
            }
        }
        if (!part.isMimeType("multipart/*") || depth == DEEPEST) {
            return Optional.empty();
        }
        // Not getContent(), which searches the class path for a reader of each part.
        MimeMultipart parts = new MimeMultipart(part.getDataHandler().getDataSource());
        for (int i = 0; i < Math.min(parts.getCount(), MOST_PARTS); i++) {
            Optional<DeliveryReport> found = in(parts.getBodyPart(i), depth + 1);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** The fields of the mail come first, then those of each recipient, whose mail server may have made several. */
    private static Optional<DeliveryReport> worst(byte[] fields) throws MessagingException {
        List<DeliveryReport> reports = new ArrayList<>();
        InputStream rest = new ByteArrayInputStream(fields);
        for (int i = 0; i < MOST_RECIPIENTS; i++) {
            of(new InternetHeaders(rest, true)).ifPresent(reports::add);
        }
        return reports.stream().max(Comparator.comparing(DeliveryReport::bounce));
    }

    private static Optional<DeliveryReport> of(InternetHeaders fields) {
        String status = first(fields, "Status");
        return bounce(first(fields, "Action"), status)
                .map(bounce -> new DeliveryReport(bounce, reason(fields, status)));
    }

    /**
     * The action decides: a server that gave up after days reports a failure with a temporary status. The status is for
     * reports without a known action.
     */
    private static Optional<Bounce> bounce(String action, String status) {
        return switch (action.toLowerCase(Locale.ROOT)) {
            case "failed" -> Optional.of(Bounce.FAILED);
            case "delayed" -> Optional.of(Bounce.DELAYED);
            case "delivered", "relayed", "expanded" -> Optional.empty();
            default ->
                status.startsWith("5.")
                        ? Optional.of(Bounce.FAILED)
                        : Optional.of(Bounce.DELAYED).filter(delay -> status.startsWith("4."));
        };
    }

    private static String reason(InternetHeaders fields, String status) {
        String said = first(fields, "Diagnostic-Code").replaceFirst("^[\\w-]{1,20} ?; ?", "");
        return Stream.of(status, said)
                .filter(text -> !text.isEmpty())
                .reduce((code, text) -> code + ": " + text)
                .orElse("")
                .replaceAll(SECRET, "…");
    }

    /** The value in one line; empty if there is none. */
    private static String first(InternetHeaders fields, String name) {
        String[] values = fields.getHeader(name);
        return values == null ? "" : ServerText.printable(values[0]);
    }
}
