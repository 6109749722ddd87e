package mypage.openid;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import mypage.account.Service;
import mypage.openid.SignOutResult.NotSignedOut;
import mypage.openid.SignOutResult.SignedOut;
import mypage.platform.PlatformSettings;
import mypage.platform.RequestContext;
import mypage.session.SessionService;

/** Signs users out whose application asks for it (OpenID Connect RP-Initiated Logout 1.0). */
@Stateless
public class OpenIdSignOutService {

    @Inject
    OpenIdClientRepository clients;

    @Inject
    AuthorizationCodeRepository codes;

    @Inject
    SigningKeys keys;

    @Inject
    SessionService sessions;

    @Inject
    PlatformSettings platform;

    @Inject
    Clock clock;

    /**
     * Ends the session of this browser if the ID token of the request is from it. Any site can send a browser here, so
     * nothing else ends it. If there is no session any more, the user goes on to the application all the same.
     *
     * @param sessionToken the token of the browser's session in a service
     */
    public SignOutResult signOut(
            OpenIdParameters sent, Function<Service, Optional<String>> sessionToken, RequestContext context) {
        return sent.one("id_token_hint")
                .flatMap(hint -> keys.verified(hint, clock.instant()))
                .filter(claims -> Jsons.text(claims, "iss").equals(Optional.of(OpenIdAddresses.issuer(platform))))
                .flatMap(claims -> client(claims, sent)
                        .map(client -> signOut(client, claims, sent, sessionToken.apply(client.service()), context)))
                .orElseGet(NotSignedOut::new);
    }

    private Optional<OpenIdClient> client(JsonObject claims, OpenIdParameters sent) {
        List<String> audience = Jsons.texts(claims, "aud");
        return audience.size() == 1
                        && sent.one("client_id").orElse(audience.get(0)).equals(audience.get(0))
                ? clients.find(audience.get(0))
                : Optional.empty();
    }

    private SignOutResult signOut(
            OpenIdClient client,
            JsonObject claims,
            OpenIdParameters sent,
            Optional<String> sessionToken,
            RequestContext context) {
        Optional<Long> open = sessionToken.flatMap(sessions::endable);
        Optional<Long> meant = Jsons.text(claims, "sid").flatMap(sid -> codes.sessionOfVisit(sid, client.clientId()));
        if (open.isPresent() && !open.equals(meant)) {
            return new NotSignedOut();
        }
        sessionToken.ifPresent(token -> sessions.end(token, context));
        return new SignedOut(client.service(), location(client, sent));
    }

    private static Optional<String> location(OpenIdClient client, OpenIdParameters sent) {
        return sent.one("post_logout_redirect_uri")
                .filter(client.postLogoutRedirectUris()::contains)
                .map(uri -> Answer.with(
                        uri,
                        sent.one("state").map(state -> Map.of("state", state)).orElse(Map.of())));
    }
}
