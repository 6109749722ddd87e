package mypage.openid;

import static mypage.audit.AuditEvent.Outcome.FAILURE;
import static mypage.audit.AuditEvent.Outcome.SUCCESS;

import mypage.audit.AuditEvent;
import mypage.audit.AuditKind;

/** What is recorded of applications. The target of each is the client. */
public enum OpenIdAuditKind implements AuditKind {
    /** A user went to the application for the first time in this session. */
    APPLICATION_ENTERED,
    /** An application sent a code twice: somebody has stolen it, or the application has a fault. */
    APPLICATION_CODE_REUSED,
    /** An application has accepted that a session ended in which it was entered. */
    APPLICATION_SIGNED_OUT,
    /** An application did not accept that in many tries. */
    APPLICATION_SIGN_OUT_FAILED,
    /** The command registered an application, or changed it. */
    APPLICATION_REGISTERED,
    APPLICATION_DISABLED,
    /** The command made a key that signs ID tokens; it has no target. */
    SIGNING_KEY_ROTATED;

    @Override
    public AuditEvent.Outcome outcome() {
        return switch (this) {
            case APPLICATION_CODE_REUSED, APPLICATION_SIGN_OUT_FAILED -> FAILURE;
            case APPLICATION_ENTERED,
                    APPLICATION_SIGNED_OUT,
                    APPLICATION_REGISTERED,
                    APPLICATION_DISABLED,
                    SIGNING_KEY_ROTATED -> SUCCESS;
        };
    }
}
