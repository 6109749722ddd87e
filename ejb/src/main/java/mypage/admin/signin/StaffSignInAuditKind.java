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
    STAFF_PASSKEY_ADDED,
    STAFF_PASSKEY_REMOVED,
    /** A passkey was used; STAFF_SIGNED_IN or STAFF_CONFIRMED beside it tells for what. */
    STAFF_PASSKEY_USED,
    /** A passkey alone did not sign in. The member is known only if the passkey is. */
    STAFF_PASSKEY_REFUSED,
    /** The signature counter of a passkey did not grow, so there may be a copy of it. It was refused. */
    STAFF_PASSKEY_COPIED,
    /** The second factor was proved again before a sensitive act. */
    STAFF_CONFIRMED,
    /** A page or an action that the member's roles do not permit. */
    STAFF_FORBIDDEN;

    @Override
    public AuditEvent.Outcome outcome() {
        return switch (this) {
            case STAFF_PASSWORD_REFUSED,
                    STAFF_CODE_REFUSED,
                    STAFF_PASSKEY_REFUSED,
                    STAFF_PASSKEY_COPIED,
                    STAFF_FORBIDDEN -> FAILURE;
            case STAFF_ENROLLED,
                    STAFF_SIGNED_IN,
                    STAFF_SIGNED_OUT,
                    STAFF_CODE_USED,
                    STAFF_PASSWORD_CHANGED,
                    STAFF_CODES_RENEWED,
                    STAFF_PASSKEY_ADDED,
                    STAFF_PASSKEY_REMOVED,
                    STAFF_PASSKEY_USED,
                    STAFF_CONFIRMED -> SUCCESS;
        };
    }
}
