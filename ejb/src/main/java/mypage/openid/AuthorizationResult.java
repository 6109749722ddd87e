package mypage.openid;

/** What a request for a code came to. */
public sealed interface AuthorizationResult
        permits Answer, AuthorizationResult.SignInRequired, AuthorizationResult.ReauthenticationRequired {

    /** Nobody is signed in to the service of the application. */
    record SignInRequired() implements AuthorizationResult {}

    /** The user must prove both factors again. */
    record ReauthenticationRequired() implements AuthorizationResult {}
}
