package mypage.session;

import mypage.audit.AuditKind;

/** What is recorded of sessions of users. */
public enum SessionAuditKind implements AuditKind {
    SIGNED_IN,
    SIGNED_OUT,
    SESSION_ENDED
}
