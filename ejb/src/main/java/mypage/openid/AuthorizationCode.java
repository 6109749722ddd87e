package mypage.openid;

import java.time.Instant;
import java.util.Optional;

/**
 * A code that was exchanged, with what was noted when it was made.
 *
 * @param id the id of its row
 * @param clientId how the client names itself
 * @param subject how the clients of this sector know the user
 * @param sid how the client knows the session
 * @param challenge of PKCE; empty if the client did without it
 * @param withCode whether a one-time password had been typed in the session
 */
record AuthorizationCode(
        long id,
        String clientId,
        long sessionId,
        String subject,
        String sid,
        String redirectUri,
        Optional<String> challenge,
        Optional<String> nonce,
        String scope,
        Instant authenticatedAt,
        boolean withCode) {

    boolean includesEmail() {
        return scope.contains("email");
    }
}
