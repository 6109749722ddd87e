package mypage.openid;

/** What a request for a code came to when it was read. */
public sealed interface AuthorizationRequestResult
        permits AuthorizationRequest, Answer, AuthorizationRequestResult.Unregistered {

    /** The client or its redirect URI is not registered, so nobody may be sent anywhere. */
    record Unregistered() implements AuthorizationRequestResult {}
}
