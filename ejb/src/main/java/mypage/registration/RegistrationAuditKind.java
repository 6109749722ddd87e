package mypage.registration;

import mypage.audit.AuditKind;

/** What is recorded of invitations. */
public enum RegistrationAuditKind implements AuditKind {
    INVITED
}
