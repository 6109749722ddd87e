package mypage.signin;

/** What came of the password by which signed-in users prove again who they are. */
public sealed interface ReauthenticationResult
        permits OtpRequired, Denied, Closed, ReauthenticationResult.SessionEnded {

    /** The session was over, or this try was one too many for it. */
    record SessionEnded() implements ReauthenticationResult {}
}
