package mypage.admin.users;

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
    BULK_ACT_FINISHED
}
