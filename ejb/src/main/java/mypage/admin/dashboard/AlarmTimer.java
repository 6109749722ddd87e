package mypage.admin.dashboard;

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

/** Looks each minute, on every node, for what staff are to be alarmed of. */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AlarmTimer {

    private static final System.Logger LOG = System.getLogger(AlarmTimer.class.getName());

    @Inject
    AlarmTransactions transactions;

    @Schedule(hour = "*", minute = "*", second = "45", persistent = false)
    public void look() {
        try {
            transactions.look();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "alarms wait for the next minute: {0}", FailureKind.of(e));
        }
    }
}
