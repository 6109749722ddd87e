package mypage.admin.audit;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import mypage.platform.RequestContext;

/** Lets staff check the chain of audit events and see the results. */
@Stateless
@RolesAllowed("LOOK_UP")
public class AuditCheckService {

    private static final int SHOWN = 30;

    @Inject
    AuditChecker checker;

    @Inject
    AuditCheckTransactions runs;

    /**
     * Starts a check in the background and records who asked for it.
     *
     * @param expectedHead a head from the log, to find out whether the chain still contains it
     * @return false when a check is already running
     */
    @RolesAllowed("OPERATE")
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public boolean start(Optional<String> expectedHead, RequestContext context) {
        return checker.start(expectedHead, context);
    }

    /** The latest checks, the newest first. */
    @RolesAllowed("LOOK_UP")
    public List<AuditCheckRun> latest() {
        return runs.latest(SHOWN);
    }

    /** Whether a check is running on any node. */
    @RolesAllowed("LOOK_UP")
    public boolean isRunning() {
        return runs.isRunning();
    }
}
