package mypage.password;

import static mypage.audit.AuditEvent.Outcome.FAILURE;

import mypage.audit.AuditEvent;
import mypage.audit.AuditKind;

/** What is recorded of passwords that were typed. */
public enum PasswordAuditKind implements AuditKind {
    PASSWORD_REFUSED,
    /** Not checked, because the rate limit was reached. */
    PASSWORD_DELAYED;

    @Override
    public AuditEvent.Outcome outcome() {
        return FAILURE;
    }
}
