package mypage.reauthentication;

import mypage.audit.AuditKind;

/** What is recorded when a signed-in user authenticates again. */
public enum ReauthenticationAuditKind implements AuditKind {
    CONFIRMED
}
