package mypage.admin.clients;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import mypage.account.Service;
import mypage.openid.ClientKeys;
import mypage.openid.ClientRegistration;

/**
 * An application as a member of staff typed it.
 *
 * @param redirectUris a line each
 * @param afterLogoutUris a line each
 * @param logoutUri where it is told of the end of sessions; may be empty
 * @param keys its public keys as a JWK set, a JWK or PEM; empty for a client with a secret
 * @param withoutPkce whether it may do without PKCE
 * @param newSecret whether its secret is replaced
 */
public record TypedClient(
        String clientId,
        Service service,
        String name,
        String englishName,
        String sector,
        String redirectUris,
        String afterLogoutUris,
        String logoutUri,
        String keys,
        boolean withoutPkce,
        boolean newSecret) {

    /** @throws ClientRegistration.UnusableException that names the field that is wrong */
    ClientRegistration registration() {
        Map<String, Object> fields = new HashMap<>(Map.of(
                "client_id", clientId.strip(),
                "service", service == null ? "" : service.segment(),
                "name", name,
                "name#en", englishName,
                "sector", sector.strip(),
                "redirect_uris", lines(redirectUris),
                "post_logout_redirect_uris", lines(afterLogoutUris),
                "backchannel_logout_uri", lines(logoutUri),
                "without_pkce", withoutPkce));
        if (!keys.isBlank()) {
            fields.put("jwks", ClientKeys.jwks(keys));
        }
        return ClientRegistration.of(fields);
    }

    /** The same for an application that exists: what never changes is taken from there. */
    TypedClient of(ClientRegistration present) {
        return new TypedClient(
                present.clientId(),
                present.service(),
                name,
                englishName,
                present.sector(),
                redirectUris,
                afterLogoutUris,
                logoutUri,
                keys,
                withoutPkce,
                newSecret);
    }

    private static List<String> lines(String text) {
        return Stream.of(text.split("\\s+")).filter(line -> !line.isEmpty()).toList();
    }
}
