package mypage.admin.audit;

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
import mypage.platform.RequestContext;

/** Checks the chain each night at three, Japan Standard Time, on whichever node is first. */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AuditCheckTimer {

    private static final System.Logger LOG = System.getLogger("mypage.audit");

    /** The timer acts for nobody. */
    private static final RequestContext TIMER = new RequestContext("-", "timer", "");

    @Inject
    AuditChecker checker;

    @Schedule(hour = "3", minute = "0", second = "0", timezone = "Asia/Tokyo", persistent = false)
    public void check() {
        try {
            checker.startAutomatic(TIMER);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "the chain is not checked tonight: {0}", FailureKind.of(e));
        }
    }
}
