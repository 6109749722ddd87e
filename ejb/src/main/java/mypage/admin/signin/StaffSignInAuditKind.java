package mypage.admin.signin;

import static mypage.audit.AuditEvent.Outcome.FAILURE;
import static mypage.audit.AuditEvent.Outcome.SUCCESS;

import mypage.audit.AuditEvent;
import mypage.audit.AuditKind;

/** What is recorded when staff sign in and manage their own factors. */
public enum StaffSignInAuditKind implements AuditKind {
    /** Both factors were chosen by the link of an invitation. */
    STAFF_ENROLLED,
    STAFF_PASSWORD_REFUSED,
    STAFF_CODE_REFUSED,
    STAFF_SIGNED_IN,
    STAFF_SIGNED_OUT,
    /** A recovery code was used; STAFF_SIGNED_IN beside it tells whether that completed the sign-in. */
    STAFF_CODE_USED,
    STAFF_PASSWORD_CHANGED,
    STAFF_CODES_RENEWED,
    /** The second factor was proved again before a sensitive act. */
    STAFF_CONFIRMED,
    /** A page or an action that the member's roles do not permit. */
    STAFF_FORBIDDEN;

    @Override
    public AuditEvent.Outcome outcome() {
        return switch (this) {
            case STAFF_PASSWORD_REFUSED, STAFF_CODE_REFUSED, STAFF_FORBIDDEN -> FAILURE;
            case STAFF_ENROLLED,
                    STAFF_SIGNED_IN,
                    STAFF_SIGNED_OUT,
                    STAFF_CODE_USED,
                    STAFF_PASSWORD_CHANGED,
                    STAFF_CODES_RENEWED,
                    STAFF_CONFIRMED -> SUCCESS;
        };
    }
}
