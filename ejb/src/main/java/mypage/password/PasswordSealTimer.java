package mypage.password;

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
import java.util.Optional;
import mypage.password.PasswordSealTransactions.Batch;
import mypage.platform.FailureKind;

/**
 * Seals all passwords with the first key: those that a release before stored as bare hashes, and those that were sealed
 * with a key that is no longer the first one. Runs on every node soon after its start and then each hour, in small
 * transactions. If a node stops in between, the next look goes on.
 */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PasswordSealTimer {

    /** A look that finds nothing reads each table once: seconds, for millions of rows. */
    private static final Duration BETWEEN_LOOKS = Duration.ofHours(1);

    private static final System.Logger LOG = System.getLogger(PasswordSealTimer.class.getName());

    @Inject
    PasswordSealTransactions transactions;

    @Inject
    Instance<PasswordTable> tables;

    @Inject
    Clock clock;

    private volatile Instant next = Instant.EPOCH;

    @Schedule(hour = "*", minute = "*", second = "*/10", persistent = false)
    public void look() {
        try {
            if (!clock.instant().isBefore(next) && transactions.isTime()) {
                tables.forEach(this::sealAll);
                next = clock.instant().plus(BETWEEN_LOOKS);
            }
        } catch (RuntimeException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "passwords wait for the next look to be sealed: {0}",
                    FailureKind.of(e));
        }
    }

    private void sealAll(PasswordTable table) {
        int sealed = 0;
        int lost = 0;
        for (Optional<Batch> batch = transactions.sealNext(table, 0);
                batch.isPresent();
                batch = transactions.sealNext(table, batch.get().last())) {
            sealed += batch.get().sealed();
            lost += batch.get().lost();
        }
        if (sealed > 0 || lost > 0) {
            LOG.log(
                    System.Logger.Level.INFO,
                    "sealed " + sealed + " passwords of table {0} with the first key; " + lost + " can''t be opened",
                    table.name());
        }
    }
}
