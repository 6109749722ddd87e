package mypage.openid;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import mypage.openid.PushResult.PushRefused;
import mypage.openid.PushResult.Pushed;

/** Takes requests that applications push before they send the browser (RFC 9126). */
@Stateless
public class PushedRequestService {

    @Inject
    ClientAuthentication authentication;

    @Inject
    PushedRequests requests;

    @Inject
    Clock clock;

    /** @param authorization the header */
    public PushResult push(Optional<String> authorization, OpenIdParameters form) {
        if (form.isAnyRepeated()) {
            return new PushRefused(OpenIdError.INVALID_REQUEST, "a parameter is repeated");
        }
        return authentication
                .authenticate(authorization, form, clock.instant())
                .map(client -> push(client, form.pushedBy(client.clientId())))
                .orElseGet(() -> new PushRefused(OpenIdError.INVALID_CLIENT, "the client did not prove who it is"));
    }

    private PushResult push(OpenIdClient client, OpenIdParameters request) {
        if (request.one("redirect_uri").filter(client.redirectUris()::contains).isEmpty()) {
            return new PushRefused(OpenIdError.INVALID_REQUEST, "redirect_uri is not registered");
        }
        return AuthorizationRequest.problem(request, client)
                .<PushResult>map(problem -> new PushRefused(problem.error(), problem.description()))
                .orElseGet(() -> new Pushed(requests.push(request), PushedRequests.VALIDITY.toSeconds()));
    }
}
