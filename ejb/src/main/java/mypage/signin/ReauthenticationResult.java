package mypage.signin;

/** What the password came to by which a signed-in user proves anew who it is. */
public sealed interface ReauthenticationResult
        permits OtpRequired, Denied, Closed, ReauthenticationResult.SessionEnded {

    /** The session was over, or this try was one too many for it. */
    record SessionEnded() implements ReauthenticationResult {}
}
