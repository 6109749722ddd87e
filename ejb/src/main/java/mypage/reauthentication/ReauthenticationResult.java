package mypage.reauthentication;

import mypage.otp.PendingCode;
import mypage.password.PasswordDenial;

/** The result of a password at reauthentication. */
public sealed interface ReauthenticationResult {

    /** The password was right, and a one-time password was mailed. */
    record OtpRequired(PendingCode code) implements ReauthenticationResult {}

    /** The password was refused. */
    record Denied(PasswordDenial why) implements ReauthenticationResult {}

    /**
     * The password was right, but too many consecutive wrong codes have closed the one-time passwords of the account.
     */
    record Closed() implements ReauthenticationResult {}

    /** The session has ended, perhaps because this attempt exceeded the limit. */
    record SessionEnded() implements ReauthenticationResult {}
}
