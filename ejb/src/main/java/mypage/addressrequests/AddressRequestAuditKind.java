package mypage.addressrequests;

import static mypage.audit.AuditEvent.Outcome.FAILURE;
import static mypage.audit.AuditEvent.Outcome.SUCCESS;

import mypage.audit.AuditEvent;
import mypage.audit.AuditKind;

/** What is recorded of requests to change an address that its owner has lost. */
public enum AddressRequestAuditKind implements AuditKind {
    REQUEST_OPENED,
    REQUEST_REVIEWED,
    REQUEST_APPROVED,
    REQUEST_REJECTED,
    REQUEST_WITHDRAWN,
    REQUEST_OBJECTED,
    /** The step is not allowed, or came too late. */
    REQUEST_REFUSED,
    REQUEST_PROOF_MAILED,
    REQUEST_COMPLETED,
    /** A member of staff looked at a request, and so at two addresses. */
    REQUEST_VIEWED,
    /** A member of staff searched for requests. */
    REQUESTS_SEARCHED;

    @Override
    public AuditEvent.Outcome outcome() {
        return switch (this) {
            case REQUEST_REFUSED -> FAILURE;
            case REQUEST_OPENED,
                    REQUEST_REVIEWED,
                    REQUEST_APPROVED,
                    REQUEST_REJECTED,
                    REQUEST_WITHDRAWN,
                    REQUEST_OBJECTED,
                    REQUEST_PROOF_MAILED,
                    REQUEST_COMPLETED,
                    REQUEST_VIEWED,
                    REQUESTS_SEARCHED -> SUCCESS;
        };
    }
}
