package mypage.platform;

import java.time.Duration;

/**
 * Rows of one table that are deleted once they are over. A room has a bean for each of its tables that holds such rows;
 * {@code TrustTokenExpiry} finds them all.
 */
public interface ExpiringRows {

    /** A page that was left open can explain for this long why what it began is over. */
    Duration ONE_DAY = Duration.ofDays(1);

    String table();

    /** The column that holds the time from which a row is over. */
    default String column() {
        return "expires_at";
    }

    /** What else is true of a row that is deleted. */
    default String condition() {
        return "true";
    }

    /** How long a row is kept after it is over. */
    default Duration retention() {
        return Duration.ZERO;
    }

    /**
     * Selects at most {@code :most} rows that were over at {@code :time}, except those that another transaction has locked.
     */
    default String select() {
        return "select ctid from %1$s where %2$s and %3$s <= :time order by %3$s limit :most for update skip locked"
                .formatted(table(), condition(), column());
    }
}
