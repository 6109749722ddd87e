package mypage.admin.users;

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

/** Goes through the accounts of acts on files, each second on every node. */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class BulkActTimer {

    private static final System.Logger LOG = System.getLogger(BulkActTimer.class.getName());

    /** The most accounts of one run, so that sign-ins have their turn. */
    static final int MOST = 50;

    @Inject
    BulkActTransactions run;

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    public void look() {
        try {
            run.giveUp();
            int done = 0;
            while (done < MOST && step()) {
                done++;
            }
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "acts on files wait for the next look: {0}", FailureKind.of(e));
        }
    }

    private boolean step() {
        try {
            return run.next();
        } catch (BulkActTransactions.FailedActException e) {
            LOG.log(System.Logger.Level.WARNING, "{0} failed: {1}", e.getMessage(), FailureKind.of(e.getCause()));
            run.noteFailure(e);
            return true;
        }
    }
}
