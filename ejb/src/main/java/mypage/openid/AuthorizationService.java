package mypage.openid;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import mypage.account.EmailAddress;
import mypage.announcements.AnnouncementService;
import mypage.audit.AuditTrail;
import mypage.openid.AuthorizationResult.ReauthenticationRequired;
import mypage.openid.AuthorizationResult.SignInRequired;
import mypage.platform.PlatformSettings;
import mypage.platform.RequestContext;
import mypage.platform.Secrets;
import mypage.ratelimit.RateLimit;
import mypage.ratelimit.RateLimiter;
import mypage.session.SessionProof;
import mypage.session.SessionService;

/** Sends users back to the application that asked, with a code, once they are signed in. */
@Stateless
public class AuthorizationService {

    /** A page that was left open overnight still leads to the application. */
    private static final Duration REMEMBERED = Duration.ofDays(1);

    private static final String SEAL = "openid-request";

    /** Separates the parts; a query contains none. */
    private static final String BETWEEN = "\n";

    /** A request that waits for the sign-in. */
    public record Pending(OpenIdParameters parameters, Instant requestedAt) {}

    @Inject
    OpenIdClientRepository clients;

    @Inject
    AuthorizationCodeRepository codes;

    @Inject
    PushedRequests pushed;

    @Inject
    SessionService sessions;

    @Inject
    AnnouncementService announcements;

    @Inject
    RateLimiter limiter;

    @Inject
    OpenIdSettings settings;

    @Inject
    PlatformSettings platform;

    @Inject
    Secrets secrets;

    @Inject
    AuditTrail audit;

    @Inject
    Clock clock;

    /**
     * The parameters of the request, which the application may have pushed before (RFC 9126).
     *
     * @return empty if the pushed request is none of ours, too old, or of another client
     */
    public Optional<OpenIdParameters> resolve(OpenIdParameters sent) {
        return pushed.resolve(sent);
    }

    /** Reads a request. Stores nothing. */
    public AuthorizationRequestResult read(OpenIdParameters parameters) {
        Optional<OpenIdClient> client =
                parameters.one("client_id").filter(ClientRegistration::isId).flatMap(clients::find);
        return AuthorizationRequest.read(parameters, client, issuer());
    }

    /** Answers a request that has just arrived, see {@link #authorize(AuthorizationRequest, Optional, Instant,
     * RequestContext)}. */
    public AuthorizationResult authorize(
            AuthorizationRequest request, Optional<String> sessionToken, RequestContext context) {
        return authorize(request, sessionToken, clock.instant(), context);
    }

    /**
     * Answers a request: with a code if the browser's session proves what the application asks for, otherwise with an
     * error, or with what the user has to do first. In maintenance of the service there are no codes.
     *
     * @param sessionToken of the browser's session in the service of the application, if any
     * @param requestedAt when the application asked; what the user did afterwards is fresh
     */
    public AuthorizationResult authorize(
            AuthorizationRequest request, Optional<String> sessionToken, Instant requestedAt, RequestContext context) {
        if (announcements.current(request.service()).isPresent()) {
            return error(request, OpenIdError.TEMPORARILY_UNAVAILABLE, "the service is closed for maintenance");
        }
        Instant now = clock.instant();
        Optional<SessionProof> proof = sessionToken.flatMap(token -> sessions.proof(request.service(), token));
        boolean satisfied =
                proof.filter(p -> request.isSatisfiedBy(p, requestedAt, now)).isPresent();
        if (satisfied) {
            return grant(request, proof.get(), now, context);
        } else if (request.silent()) {
            return error(request, OpenIdError.LOGIN_REQUIRED, "the user has to do something");
        }
        return proof.isPresent() ? new ReauthenticationRequired() : new SignInRequired();
    }

    private Answer grant(AuthorizationRequest request, SessionProof proof, Instant now, RequestContext context) {
        RateLimit limit = new RateLimit("application codes " + proof.sessionId(), settings.codes());
        if (limiter.acquire(List.of(limit)).isPresent()) {
            return error(request, OpenIdError.TEMPORARILY_UNAVAILABLE, "too many requests in this session");
        }
        codes.nameSubject(proof, request.client());
        if (codes.enter(proof, request.client(), now)) {
            audit.record(
                    OpenIdAuditKind.APPLICATION_ENTERED,
                    request.service(),
                    proof.accountId(),
                    request.client().id(),
                    context);
        }
        return Answer.code(request.redirectUri(), codes.add(request, proof, now), request.state(), issuer());
    }

    private Answer error(AuthorizationRequest request, OpenIdError error, String description) {
        return Answer.error(request.redirectUri(), error, description, request.state(), issuer());
    }

    private String issuer() {
        return OpenIdAddresses.issuer(platform);
    }

    /**
     * The request as a value for a cookie, so that it waits for the sign-in, on any node, and strangers store nothing.
     * Nobody can read it or change when it was made.
     */
    public String remember(OpenIdParameters parameters) {
        byte[] sealed = secrets.seal(SEAL, clock.millis() + BETWEEN + parameters.query());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    /** The address with which the sign-in page may begin. */
    public Optional<String> loginHint(Pending pending) {
        return pending.parameters().one("login_hint").filter(hint -> hint.length() <= EmailAddress.LONGEST);
    }

    /** The request that waits; empty if the value is none of ours or a day old. */
    public Optional<Pending> recall(String remembered) {
        try {
            String[] parts = secrets.open(SEAL, Base64.getUrlDecoder().decode(remembered))
                    .split(BETWEEN, 2);
            Instant requestedAt = Instant.ofEpochMilli(Long.parseLong(parts[0]));
            return Optional.of(new Pending(OpenIdParameters.ofQuery(parts[1]), requestedAt))
                    .filter(pending -> clock.instant().isBefore(requestedAt.plus(REMEMBERED)));
        } catch (IllegalStateException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
