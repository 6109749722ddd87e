package mypage.admin.dashboard;

import java.time.Duration;
import java.util.Optional;
import mypage.platform.Row;

/**
 * How long mails took from the request to the mail server, of those that were finished in some time. Mails in bulk are
 * left out, because they yield to all others.
 *
 * @param sent the number that the mail server accepted; the percentiles are of these
 * @param givenUp the number that expired or were refused for good; one that a newer mail replaced is in neither
 * @param p50 the median; empty when none was sent
 * @param p95 the 95th percentile; empty when none was sent
 */
public record MailDelay(long sent, long givenUp, Optional<Duration> p50, Optional<Duration> p95) {

    public static final MailDelay NONE = new MailDelay(0, 0, Optional.empty(), Optional.empty());

    /** Reads the columns sent, given_up, p50_ms and p95_ms, from the given one on. */
    static MailDelay of(Row row, int from) {
        return new MailDelay(row.number(from), row.number(from + 1), millis(row, from + 2), millis(row, from + 3));
    }

    private static Optional<Duration> millis(Row row, int column) {
        return Optional.ofNullable(row.numberOrNull(column)).map(Duration::ofMillis);
    }
}
