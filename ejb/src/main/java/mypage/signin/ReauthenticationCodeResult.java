package mypage.signin;

/** What the code came to by which a signed-in user proves anew who it is. Where it was not judged, the result says why. */
public sealed interface ReauthenticationCodeResult
        permits ReauthenticationCodeResult.Confirmed, CodeRefused, PendingCodeResult {

    /**
     * Who was signed in proved both factors again.
     *
     * @param sessionToken the session's new one; the old one is dead
     */
    record Confirmed(String sessionToken) implements ReauthenticationCodeResult {}
}
