package mypage.openid;

/** What became of a request that an application pushed. */
public sealed interface PushResult {

    /** @param expiresIn how long the browser may take to arrive, in seconds */
    record Pushed(String requestUri, long expiresIn) implements PushResult {}

    /** @param description for the developers of the application; no user sees it */
    record PushRefused(OpenIdError error, String description) implements PushResult {}
}
