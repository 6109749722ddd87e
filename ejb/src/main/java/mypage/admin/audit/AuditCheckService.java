package mypage.admin.audit;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import mypage.platform.RequestContext;

/** How staff have the chain of audit events checked, and see what came of it. */
@Stateless
@RolesAllowed("LOOK_UP")
public class AuditCheckService {

    private static final int SHOWN = 30;

    @Inject
    AuditChecker checker;

    @Inject
    AuditCheckTransactions runs;

    /**
     * Has the chain checked in the background, and recorded who asked for it.
     *
     * @param expectedHead a head from the log, when the check is to find out whether the chain still holds it
     * @return false when a check is running already
     */
    @RolesAllowed("OPERATE")
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public boolean start(Optional<String> expectedHead, RequestContext context) {
        return checker.start(expectedHead, context);
    }

    /** The newest checks, the newest first. */
    @RolesAllowed("LOOK_UP")
    public List<AuditCheckRun> latest() {
        return runs.latest(SHOWN);
    }

    /** Whether a check runs on any node. */
    @RolesAllowed("LOOK_UP")
    public boolean isRunning() {
        return runs.isRunning();
    }
}
