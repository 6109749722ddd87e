package mypage.admin.users;

import mypage.audit.AuditKind;

/** What is recorded when staff work on accounts. */
public enum UserAuditKind implements AuditKind {
    ACCOUNT_SEARCHED,
    ACCOUNT_VIEWED,
    ACCESS_ENDED
}
