package mypage.platform;

import java.sql.Timestamp;
import java.time.Instant;

/**
 * How an {@link Instant} goes to and comes from a {@code timestamptz}, for native SQL and JDBC. Needs no server, so that the
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
}
