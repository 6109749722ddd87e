package mypage.sample;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Judges logout tokens (OpenID Connect Back-Channel Logout 1.0, 2.6). Nimbus' library does the work; Payara has it, for
 * other servers it belongs into WEB-INF/lib.
 */
public final class LogoutTokens {

    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";

    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

    /** The names of tokens that were used, until they would have expired. */
    private final Map<String, Instant> used = new ConcurrentHashMap<>();

    public LogoutTokens(String issuer, String clientId, JWKSource<SecurityContext> keys) {
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType("logout+jwt")));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.ES256, keys));
        processor.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(
                Set.of(clientId),
                new JWTClaimsSet.Builder().issuer(issuer).build(),
                Set.of("iat", "exp", "jti", "events", "sid"),
                Set.of("nonce")));
    }

    /** The session that has ended; empty if the token is not good, or was used before. */
    public Optional<String> session(String token) {
        try {
            JWTClaimsSet claims = processor.process(token, null);
            boolean meant = claims.getJSONObjectClaim("events").containsKey(EVENT);
            return meant && isFirstUse(claims) ? Optional.of(claims.getStringClaim("sid")) : Optional.empty();
        } catch (ParseException | BadJOSEException | JOSEException e) {
            return Optional.empty();
        }
    }

    private boolean isFirstUse(JWTClaimsSet claims) {
        Date now = new Date();
        used.values().removeIf(end -> end.isBefore(now.toInstant()));
        // The verifier allows a minute more.
        Instant end = claims.getExpirationTime().toInstant().plusSeconds(60);
        return used.putIfAbsent(claims.getJWTID(), end) == null;
    }
}
