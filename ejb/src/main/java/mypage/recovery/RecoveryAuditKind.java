package mypage.recovery;

import mypage.audit.AuditKind;

/** What is recorded when owners recover their account. */
public enum RecoveryAuditKind implements AuditKind {
    NOT_ME,
    UNLOCKED,
    RESET_REQUESTED
}
