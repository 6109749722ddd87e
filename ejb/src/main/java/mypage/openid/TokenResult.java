package mypage.openid;

/** What the exchange of a code came to. */
public sealed interface TokenResult {

    /** @param expiresIn how long the access token is valid, in seconds */
    record Tokens(String accessToken, String idToken, String scope, long expiresIn) implements TokenResult {}

    /** @param description for the developers of the application; no user sees it */
    record TokensRefused(OpenIdError error, String description) implements TokenResult {}
}
