package mypage.admin.users;

import static mypage.audit.AuditEvent.Outcome.FAILURE;
import static mypage.audit.AuditEvent.Outcome.SUCCESS;

import mypage.audit.AuditEvent;
import mypage.audit.AuditKind;

/** What is recorded when staff work on accounts. */
public enum UserAuditKind implements AuditKind {
    ACCOUNT_SEARCHED,
    ACCOUNT_VIEWED,
    ACCESS_ENDED,
    /** A member asks for the data of an account, for a request of disclosure. */
    DISCLOSURE_ASKED,
    /** A second member approved that a member gets the data of an account, for a request of disclosure. */
    DISCLOSURE_GRANTED,
    /** That member downloaded them. */
    DISCLOSED,
    /** An act on the accounts of a file began; each account has its own event. */
    BULK_ACT_STARTED,
    BULK_ACT_FINISHED,
    /** A member stopped it; the accounts that had not had their turn are as they were. */
    BULK_ACT_STOPPED,
    /** The act on this account failed, and it is as it was; the target is the number of the act. */
    BULK_ACT_FAILED;

    @Override
    public AuditEvent.Outcome outcome() {
        return switch (this) {
            case ACCOUNT_SEARCHED,
                    ACCOUNT_VIEWED,
                    ACCESS_ENDED,
                    DISCLOSURE_ASKED,
                    DISCLOSURE_GRANTED,
                    DISCLOSED,
                    BULK_ACT_STARTED,
                    BULK_ACT_FINISHED,
                    BULK_ACT_STOPPED -> SUCCESS;
            case BULK_ACT_FAILED -> FAILURE;
        };
    }
}
