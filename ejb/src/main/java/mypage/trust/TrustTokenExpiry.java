package mypage.trust;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import mypage.platform.ExpiredRows;
import mypage.platform.ExpiringRows;
import mypage.platform.FailureKind;

/**
 * Deletes the {@link ExpiringRows} of all rooms, on every node: every ten seconds, or every second as long as there is
 * more than one batch, so that even a million rows are deleted without a burst.
 */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class TrustTokenExpiry {

    private static final System.Logger LOG = System.getLogger(TrustTokenExpiry.class.getName());
    private static final Duration PAUSE = Duration.ofSeconds(10);

    @Inject
    Instance<ExpiringRows> ofAllRooms;

    @Inject
    ExpiredRows expired;

    @Inject
    Clock clock;

    private volatile Instant next = Instant.EPOCH;

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    public void deleteExpired() {
        Instant now = clock.instant();
        if (now.isBefore(next)) {
            return;
        }
        next = now.plus(PAUSE);
        for (ExpiringRows rows : ofAllRooms) {
            if (deleteBatch(rows, now) == ExpiredRows.BATCH) {
                next = now;
            }
        }
    }

    /** A failure for one table does not stop the deletion from the others. */
    private int deleteBatch(ExpiringRows rows, Instant now) {
        try {
            return expired.deleteBatch(rows, now);
        } catch (RuntimeException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "expired {0} rows stay until the next try: {1}",
                    rows.table(),
                    FailureKind.of(e));
            return 0;
        }
    }
}
