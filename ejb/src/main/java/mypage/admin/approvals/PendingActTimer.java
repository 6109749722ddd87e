package mypage.admin.approvals;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import mypage.platform.FailureKind;

/**
 * Every ten seconds on every node: carries out the acts whose waiting time is over and that nobody stopped. Each has a
 * transaction of its own, so that a failure affects no other; it is tried again next time.
 */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PendingActTimer {

    private static final System.Logger LOG = System.getLogger(PendingActTimer.class.getName());

    @Inject
    PendingActTransactions acts;

    @Schedule(hour = "*", minute = "*", second = "*/10", persistent = false)
    public void look() {
        try {
            acts.due().forEach(this::attempt);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "acts wait for the next look: {0}", FailureKind.of(e));
        }
    }

    private void attempt(long id) {
        try {
            acts.carryOutDue(id);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "act " + id + " waits for the next look: {0}", FailureKind.of(e));
        }
    }
}
