package mypage.trust;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import mypage.platform.ExpiredRows;

/**
 * Deletes what is over, on every node: expired tokens, sessions, sign-ins and codes, and mails long sent. Once in
 * ten seconds, or each second as long as there is more than one batch of it, so that even a million rows go without a
 * burst.
 */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class TrustTokenExpiry {

    private static final System.Logger LOG = System.getLogger(TrustTokenExpiry.class.getName());
    private static final Duration REST = Duration.ofSeconds(10);

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
        next = now.plus(REST);
        for (ExpiredRows.Kind kind : ExpiredRows.Kind.values()) {
            if (deleteBatch(kind, now) == ExpiredRows.BATCH) {
                next = now;
            }
        }
    }

    /** What fails for one kind of rows must not keep the others. */
    private int deleteBatch(ExpiredRows.Kind kind, Instant now) {
        try {
            return expired.deleteBatch(kind, now);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "expired {0} rows stay until the next try: {1}", kind, e.toString());
            return 0;
        }
    }
}
