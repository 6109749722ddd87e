package mypage.admin.approvals;

import static mypage.audit.AuditEvent.Outcome.FAILURE;
import static mypage.audit.AuditEvent.Outcome.SUCCESS;

import mypage.audit.AuditEvent;
import mypage.audit.AuditKind;

/** What is recorded of an act that waits for a second member; the target is the number of the act. */
public enum ApprovalAuditKind implements AuditKind {
    ACT_ASKED,
    /** The act itself is recorded beside it, under the member who asked. */
    ACT_APPROVED,
    /** The same after the waiting time, when nobody else could approve it. */
    ACT_DUE,
    ACT_REFUSED,
    ACT_WITHDRAWN,
    /** It was approved or due, but the circumstances had changed, so nothing was done. */
    ACT_VOID;

    @Override
    public AuditEvent.Outcome outcome() {
        return switch (this) {
            case ACT_ASKED, ACT_APPROVED, ACT_DUE, ACT_REFUSED, ACT_WITHDRAWN -> SUCCESS;
            case ACT_VOID -> FAILURE;
        };
    }
}
