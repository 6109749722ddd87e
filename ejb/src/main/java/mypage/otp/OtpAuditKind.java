package mypage.otp;

import static mypage.audit.AuditEvent.Outcome.FAILURE;
import static mypage.audit.AuditEvent.Outcome.SUCCESS;

import mypage.audit.AuditEvent;
import mypage.audit.AuditKind;

/** What is recorded of one-time passwords. */
public enum OtpAuditKind implements AuditKind {
    /** The password was right, but too many codes had been mailed, or too many wrong ones typed. */
    OTP_WITHHELD,
    OTP_ISSUED,
    OTP_WRONG,
    /** The code is not valid: it was used, replaced, tried too often or never requested. */
    OTP_REFUSED,
    /** The code was typed after it expired. */
    OTP_EXPIRED,
    /** The code was right, but nobody is signed in yet; SIGNED_IN is recorded instead when somebody is. */
    OTP_RIGHT;

    @Override
    public AuditEvent.Outcome outcome() {
        return switch (this) {
            case OTP_WITHHELD, OTP_WRONG, OTP_REFUSED, OTP_EXPIRED -> FAILURE;
            case OTP_ISSUED, OTP_RIGHT -> SUCCESS;
        };
    }
}
