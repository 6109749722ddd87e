package mypage.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import mypage.platform.RequestContext;

/** Records requests that were refused before any page saw them, in {@link AuditSums}. Needs no database. */
@ApplicationScoped
public class RefusedRequestService {

    @Inject
    AuditSums sums;

    @Inject
    AuditSumTimer timer;

    public void note(RefusedRequestAuditKind kind, RequestContext context) {
        sums.count(kind, null, null, context);
    }

    /** Writes all sums of this node without waiting for the next minute, for when it stops. Logs a failure. */
    public void writeSums() {
        timer.write();
    }
}
