package mypage.admin.audit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A position in the order of events: by time, then by id. Ids alone would not do, because each node reserves a block
 * of them.
 *
 * @param micros since 1970
 */
record AuditPosition(long micros, long id) {

    /** In microseconds. */
    private static final long SECOND = 1_000_000;

    private static final int NANOS = 1_000;

    private static final Pattern TEXT = Pattern.compile("(\\d{1,18})-(\\d{1,18})");

    /** Before every event of this time: only older ones come before it. */
    static AuditPosition of(Instant exclusive) {
        return at(exclusive, 0);
    }

    /** Avoids ChronoUnit, whose nanoseconds overflow before the end of time. */
    static AuditPosition at(Instant instant, long id) {
        return new AuditPosition(instant.getEpochSecond() * SECOND + instant.getNano() / NANOS, id);
    }

    /** Reads what {@link #toString} wrote; empty if it is anything else. */
    static Optional<AuditPosition> parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        return matcher.matches()
                ? Optional.of(new AuditPosition(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2))))
                : Optional.empty();
    }

    /** The older of both, so that a page never begins after the end of the filter. */
    AuditPosition orOlder(AuditPosition other) {
        return isOlderThan(other) ? this : other;
    }

    /** The newer of both, so that a page never begins before the beginning of the filter. */
    AuditPosition orNewer(AuditPosition other) {
        return isOlderThan(other) ? other : this;
    }

    private boolean isOlderThan(AuditPosition other) {
        return micros < other.micros || micros == other.micros && id < other.id;
    }

    Instant at() {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    @Override
    public String toString() {
        return micros + "-" + id;
    }
}
