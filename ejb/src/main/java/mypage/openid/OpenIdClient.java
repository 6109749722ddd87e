package mypage.openid;

import java.util.Optional;
import java.util.Set;
import mypage.account.Service;
import mypage.platform.Language;

/**
 * An application that signs in the users of one service.
 *
 * @param id the id of its row
 * @param clientId how it names itself
 * @param name how people name it, in Japanese
 * @param englishName how they name it in other languages, if there is such a name
 * @param sector clients of one sector know a user by the same name
 * @param redirectUris where its users may be sent with a code, each to be matched exactly
 * @param postLogoutRedirectUris where its users may be sent after the sign-out
 * @param backchannelLogoutUri where it is told that a session has ended
 * @param secretHash of the secret of a client that has one, in hexadecimal digits
 * @param jwks the public keys of a client that signs assertions instead
 * @param withoutPkce whether it may send the nonce of OpenID Connect in place of PKCE, and its secret in the form
 */
public record OpenIdClient(
        long id,
        String clientId,
        Service service,
        String name,
        Optional<String> englishName,
        String sector,
        Set<String> redirectUris,
        Set<String> postLogoutRedirectUris,
        Optional<String> backchannelLogoutUri,
        Optional<String> secretHash,
        Optional<String> jwks,
        boolean withoutPkce) {

    public OpenIdClient {
        redirectUris = Set.copyOf(redirectUris);
        postLogoutRedirectUris = Set.copyOf(postLogoutRedirectUris);
    }

    /** How readers of this language name it. */
    public String name(Language language) {
        return language == Language.JA || language == Language.JA_EASY ? name : englishName.orElse(name);
    }
}
