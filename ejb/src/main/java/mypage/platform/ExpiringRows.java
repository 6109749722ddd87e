package mypage.platform;

import java.time.Duration;

/**
 * Rows of one table that are deleted once they have expired. A room has a bean for each of its tables with such rows;
 * {@code TrustTokenExpiry} finds them all.
 */
public interface ExpiringRows {

    /** For this long a page that was left open can explain why its action has expired. */
    Duration ONE_DAY = Duration.ofDays(1);

    String table();

    /** The column with the time at which a row expires. */
    default String column() {
        return "expires_at";
    }

    /** A further condition of the rows to delete. */
    default String condition() {
        return "true";
    }

    /** How long a row is kept after it has expired. */
    default Duration retention() {
        return Duration.ZERO;
    }

    /**
     * Selects at most {@code :most} rows that had expired at {@code :time}, except those locked by another transaction.
     */
    default String select() {
        return "select ctid from %1$s where %2$s and %3$s <= :time order by %3$s limit :most for update skip locked"
                .formatted(table(), condition(), column());
    }
}
