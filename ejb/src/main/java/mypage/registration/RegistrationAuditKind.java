package mypage.registration;

import mypage.audit.AuditEvent;
import mypage.audit.AuditKind;

/** What is recorded of invitations, and of accounts that people open by themselves. */
public enum RegistrationAuditKind implements AuditKind {
    INVITED,
    /** Somebody got a link to open an account. */
    OPENING_MAILED,
    /** Somebody asked for such a link for an address that has an account, and its owner was told. */
    OPENING_TAKEN,
    /** Whoever reads the mail of an address opened an account. */
    OPENED;

    @Override
    public AuditEvent.Outcome outcome() {
        return switch (this) {
            case OPENING_TAKEN -> AuditEvent.Outcome.FAILURE;
            case INVITED, OPENING_MAILED, OPENED -> AuditEvent.Outcome.SUCCESS;
        };
    }
}
