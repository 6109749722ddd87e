package mypage.account;

import static mypage.audit.AuditEvent.Outcome.FAILURE;
import static mypage.audit.AuditEvent.Outcome.SUCCESS;

import mypage.audit.AuditEvent;
import mypage.audit.AuditKind;

/** What is recorded of an account. */
public enum AccountAuditKind implements AuditKind {
    REGISTERED,
    PASSWORD_CHANGED,
    EMAIL_CHANGED,
    /** The link mailed to the former address gave that address back to the account. */
    EMAIL_RESTORED,
    /** The address belongs to another account. */
    ADDRESS_TAKEN,
    LOCKED,
    /** An additional account that an intruder may have invited. */
    SUSPENDED,
    /** The owner of the main account allowed a suspended additional one again. */
    ALLOWED,
    CLOSED,
    /** The main account removed this additional one. */
    REMOVED,
    REOPENED,
    /** Nobody has signed in for long, and its owner was told that it will become dormant. */
    DORMANCY_ANNOUNCED,
    /** All access ended: only a sign-in with both factors opens it. */
    DORMANT,
    /** Somebody signed in to the dormant account. */
    AWOKEN,
    /** Nobody signed in to the dormant account in time. */
    CLOSED_DORMANT,
    /** A mail to its address came back. */
    MAIL_UNDELIVERED;

    @Override
    public AuditEvent.Outcome outcome() {
        return switch (this) {
            case ADDRESS_TAKEN, MAIL_UNDELIVERED -> FAILURE;
            case REGISTERED,
                    PASSWORD_CHANGED,
                    EMAIL_CHANGED,
                    EMAIL_RESTORED,
                    LOCKED,
                    SUSPENDED,
                    ALLOWED,
                    CLOSED,
                    REMOVED,
                    REOPENED,
                    DORMANCY_ANNOUNCED,
                    DORMANT,
                    AWOKEN,
                    CLOSED_DORMANT -> SUCCESS;
        };
    }
}
