package mypage.signin;

/**
 * What came of the code by which signed-in users prove again who they are. Where it was not judged, the result says
 * why.
 */
public sealed interface ReauthenticationCodeResult
        permits ReauthenticationCodeResult.Confirmed, CodeRefused, PendingCodeResult {

    /**
     * Who was signed in proved both factors again.
     *
     * @param sessionToken the session's new one; the old one is dead
     */
    record Confirmed(String sessionToken) implements ReauthenticationCodeResult {}
}
