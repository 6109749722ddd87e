package mypage.profile;

import static mypage.audit.AuditEvent.Outcome.FAILURE;
import static mypage.audit.AuditEvent.Outcome.SUCCESS;

import mypage.audit.AuditEvent;
import mypage.audit.AuditKind;

/** What is recorded when users change their address. */
public enum ProfileAuditKind implements AuditKind {
    /** A code was mailed to the new address. */
    ADDRESS_PROOF_ISSUED,
    ADDRESS_PROOF_WRONG;

    @Override
    public AuditEvent.Outcome outcome() {
        return switch (this) {
            case ADDRESS_PROOF_WRONG -> FAILURE;
            case ADDRESS_PROOF_ISSUED -> SUCCESS;
        };
    }
}
