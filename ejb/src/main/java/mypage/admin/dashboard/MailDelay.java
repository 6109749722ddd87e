package mypage.admin.dashboard;

import java.time.Duration;
import java.util.Optional;
import mypage.platform.Row;

/**
 * How long mails waited from the request that asked for them until the mail server took them, of those that came to their end in
 * some time. Mails in bulk are not among them, as they give way to all others.
 *
 * @param sent how many the mail server took; the percentiles are of these
 * @param givenUp how many ran out before it did, or were refused for good; one that a newer mail replaced is in neither
 * @param p50 what half of them stayed below; empty when none was sent
 * @param p95 what 95 % of them stayed below
 */
public record MailDelay(long sent, long givenUp, Optional<Duration> p50, Optional<Duration> p95) {

    public static final MailDelay NONE = new MailDelay(0, 0, Optional.empty(), Optional.empty());

    /** The columns sent, given_up, p50_ms and p95_ms, from the given one on. */
    static MailDelay of(Row row, int from) {
        return new MailDelay(row.number(from), row.number(from + 1), millis(row, from + 2), millis(row, from + 3));
    }

    private static Optional<Duration> millis(Row row, int column) {
        return Optional.ofNullable(row.numberOrNull(column)).map(Duration::ofMillis);
    }
}
