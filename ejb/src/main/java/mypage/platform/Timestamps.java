package mypage.platform;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Converts between {@link Instant} and {@code timestamptz} for native SQL and JDBC. Needs no server, so that the
 * commands can use it.
 */
public final class Timestamps {

    private Timestamps() {}

    /** Null for null. */
    public static Timestamp of(Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }

    /** Null for null. */
    public static Instant toInstant(Object column) {
        return column == null ? null : ((Timestamp) column).toInstant();
    }

    /** @param micros since 1970, the precision of the database */
    public static Instant ofMicros(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
