package mypage.admin.imports;

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
 * Processes confirmed imports, each second on every node, at the rate of {@code mypage.import.rate} over all nodes.
 * When a node dies, another one continues, or the same one after its restart.
 */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ImportTimer {

    private static final System.Logger LOG = System.getLogger(ImportTimer.class.getName());

    /** The most rows of one run, so that it does not last much longer than the interval. */
    private static final int MOST = 250;

    @Inject
    ImportTransactions run;

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    public void look() {
        try {
            int done = 0;
            while (done < MOST && run.inviteNext()) {
                done++;
            }
        } catch (ImportTransactions.FailedRowException e) {
            LOG.log(System.Logger.Level.WARNING, "{0} failed: {1}", e.getMessage(), FailureKind.of(e.getCause()));
            note(e);
        } catch (RuntimeException e) {
            waits(e);
        }
    }

    private void note(ImportTransactions.FailedRowException failure) {
        try {
            run.noteFailure(failure);
        } catch (RuntimeException e) {
            waits(e);
        }
    }

    private static void waits(RuntimeException failure) {
        LOG.log(System.Logger.Level.WARNING, "imports wait for the next look: {0}", FailureKind.of(failure));
    }
}
