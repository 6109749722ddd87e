package mypage.dormancy;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import mypage.platform.FailureKind;

/**
 * Walks over all accounts, some thousand each minute, and takes the next step with those that nobody signs in to. On
 * every node; a node that starts begins anew.
 */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DormancyTimer {

    private static final System.Logger LOG = System.getLogger(DormancyTimer.class.getName());

    @Inject
    DormancyTransactions transactions;

    @Inject
    DormancySettings settings;

    private volatile long last;

    @Schedule(hour = "*", minute = "*", second = "40", persistent = false)
    public void walk() {
        settings.after().ifPresent(this::walk);
    }

    private void walk(Duration quiet) {
        try {
            last = transactions.next(last, quiet);
        } catch (RuntimeException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "accounts that nobody signs in to wait a minute: {0}",
                    FailureKind.of(e));
        }
    }
}
