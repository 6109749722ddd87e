package mypage.openid;

import com.nimbusds.jose.JOSEObjectType;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import mypage.audit.AuditTrail;
import mypage.openid.AccessTokenRepository.Grant;
import mypage.openid.TokenResult.Tokens;
import mypage.openid.TokenResult.TokensRefused;
import mypage.platform.PlatformSettings;
import mypage.platform.RequestContext;
import mypage.platform.Secrets;
import mypage.session.SessionProof;
import mypage.session.SessionService;

/** What applications ask for without a browser: tokens for a code, and who the user is. */
@Stateless
public class TokenService {

    /** RFC 7636, 4.1. */
    private static final Pattern VERIFIER = Pattern.compile("[A-Za-z0-9._~-]{43,128}");

    private static final String BEARER = "bearer ";

    @Inject
    ClientAuthentication authentication;

    @Inject
    AuthorizationCodeRepository codes;

    @Inject
    AccessTokenRepository tokens;

    @Inject
    SigningKeys keys;

    @Inject
    SessionService sessions;

    @Inject
    PlatformSettings platform;

    @Inject
    Secrets secrets;

    @Inject
    AuditTrail audit;

    @Inject
    Clock clock;

    /**
     * Exchanges a code for tokens, once. A code that is sent again ends what it gave (RFC 6749, 4.1.2), and one that is
     * sent with a wrong verifier or redirect URI is used up.
     *
     * @param authorization the header
     */
    public TokenResult exchange(Optional<String> authorization, OpenIdParameters form, RequestContext context) {
        Instant now = clock.instant();
        if (form.isAnyRepeated()) {
            return new TokensRefused(OpenIdError.INVALID_REQUEST, "a parameter is repeated");
        }
        Optional<OpenIdClient> client = authentication.authenticate(authorization, form, now);
        if (client.isEmpty()) {
            return new TokensRefused(OpenIdError.INVALID_CLIENT, "the client did not prove who it is");
        } else if (!form.has("grant_type")) {
            return new TokensRefused(OpenIdError.INVALID_REQUEST, "grant_type is missing");
        } else if (!form.one("grant_type").equals(Optional.of("authorization_code"))) {
            return new TokensRefused(OpenIdError.UNSUPPORTED_GRANT_TYPE, "grant_type must be authorization_code");
        } else if (!form.has("code")) {
            return new TokensRefused(OpenIdError.INVALID_REQUEST, "code is missing");
        }
        return exchange(client.get(), form, now, context);
    }

    private TokenResult exchange(OpenIdClient client, OpenIdParameters form, Instant now, RequestContext context) {
        String sent = form.one("code").orElseThrow();
        Optional<AuthorizationCode> code = codes.use(sent, client, now);
        if (code.isEmpty()) {
            endReused(sent, client, context);
            return refusedGrant("the code is unknown, expired, used or that of another client");
        } else if (!form.one("redirect_uri").equals(Optional.of(code.get().redirectUri()))) {
            return refusedGrant("redirect_uri is not that of the authorization request");
        } else if (!isVerified(code.get(), form)) {
            return refusedGrant("code_verifier does not match");
        }
        return sessions.proof(code.get().sessionId())
                .map(proof -> give(code.get(), proof, now))
                .orElseGet(() -> refusedGrant("the session has ended"));
    }

    private void endReused(String code, OpenIdClient client, RequestContext context) {
        if (codes.isUsed(code, client)) {
            codes.endTokens(code, client);
            audit.record(OpenIdAuditKind.APPLICATION_CODE_REUSED, client.service(), null, client.id(), context);
        }
    }

    private static TokenResult refusedGrant(String description) {
        return new TokensRefused(OpenIdError.INVALID_GRANT, description);
    }

    /**
     * A code that was asked for without a challenge takes no verifier, so that nobody can drop the challenge of a
     * client that sent one (RFC 9700, 4.8).
     */
    private boolean isVerified(AuthorizationCode code, OpenIdParameters form) {
        return code.challenge()
                .map(challenge -> isVerified(challenge, form.one("code_verifier")))
                .orElseGet(() -> !form.has("code_verifier"));
    }

    private boolean isVerified(String challenge, Optional<String> verifier) {
        return verifier.filter(value -> VERIFIER.matcher(value).matches())
                .map(value -> Base64.getUrlEncoder().withoutPadding().encode(secrets.digest(value)))
                .filter(digest -> MessageDigest.isEqual(digest, challenge.getBytes(StandardCharsets.US_ASCII)))
                .isPresent();
    }

    private TokenResult give(AuthorizationCode code, SessionProof proof, Instant now) {
        Instant expiresAt = now.plus(AccessTokenRepository.VALIDITY);
        String idToken = keys.sign(
                JOSEObjectType.JWT,
                Claims.idToken(code, OpenIdAddresses.issuer(platform), now, expiresAt)
                        .addAll(Claims.user(code.subject(), proof, false))
                        .build(),
                now);
        return new Tokens(tokens.add(code, now), idToken, code.scope(), AccessTokenRepository.VALIDITY.toSeconds());
    }

    /**
     * The claims of the user as JSON.
     *
     * @param authorization the header with the access token
     * @return empty when the token is unknown or expired, or its session has ended
     */
    public Optional<String> userInfo(Optional<String> authorization) {
        return authorization
                .filter(header -> header.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .flatMap(header -> tokens.find(header.substring(BEARER.length()).strip(), clock.instant()))
                .flatMap(this::claims);
    }

    private Optional<String> claims(Grant grant) {
        return sessions.proof(grant.sessionId())
                .map(proof -> Claims.user(grant.subject(), proof, grant.withEmail())
                        .build()
                        .toString());
    }
}
