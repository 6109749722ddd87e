package mypage.reauthentication;

import mypage.otp.PendingCode;
import mypage.password.PasswordDenial;

/** What became of the password of a signed-in user who reauthenticates. */
public sealed interface ReauthenticationResult {

    /** The password was right, and a one-time password was mailed. */
    record OtpRequired(PendingCode code) implements ReauthenticationResult {}

    /** The password was not accepted. */
    record Denied(PasswordDenial why) implements ReauthenticationResult {}

    /** The password was right, but too many wrong codes in a row have closed the account's one-time passwords. */
    record Closed() implements ReauthenticationResult {}

    /** The session has ended, perhaps because this try was one too many. */
    record SessionEnded() implements ReauthenticationResult {}
}
