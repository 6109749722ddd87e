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

/**
 * Goes through confirmed imports, each second and on every node, at the pace of {@code mypage.import.rate} for all nodes
 * together. What a node was at when it died is done by another one, or by itself after its start.
 */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ImportTimer {

    private static final System.Logger LOG = System.getLogger(ImportTimer.class.getName());

    /** In one look, so that none lasts much longer than the time to the next. */
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
            LOG.log(System.Logger.Level.WARNING, "{0} failed: {1}", e.getMessage(), e.getCause());
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
        LOG.log(System.Logger.Level.WARNING, "imports wait for the next look: {0}", failure.toString());
    }
}
