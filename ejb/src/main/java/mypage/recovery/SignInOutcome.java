package mypage.recovery;

import mypage.otp.OtpAuditKind;
import mypage.password.PasswordAuditKind;
import mypage.session.SessionAuditKind;

/** What became of an attempt to sign in, as owners are told. */
public enum SignInOutcome {
    SIGNED_IN,
    PASSWORD_WRONG,
    /** The password was right, but not the code, or it was no longer valid. */
    CODE_WRONG,
    /** The password was right, but too many codes had been mailed, or too many wrong ones typed. */
    CODE_WITHHELD,
    /** The password was right. A code was mailed, and the same browser never typed it. */
    CODE_UNUSED;

    /** @param kind the name of the kind of audit event */
    static SignInOutcome of(String kind) {
        if (kind.equals(SessionAuditKind.SIGNED_IN.name())) {
            return SIGNED_IN;
        } else if (kind.equals(PasswordAuditKind.PASSWORD_REFUSED.name())) {
            return PASSWORD_WRONG;
        }
        return switch (OtpAuditKind.valueOf(kind)) {
            case OTP_WITHHELD -> CODE_WITHHELD;
            case OTP_WRONG, OTP_REFUSED, OTP_EXPIRED -> CODE_WRONG;
            case OTP_ISSUED, OTP_RIGHT -> CODE_UNUSED;
        };
    }
}
