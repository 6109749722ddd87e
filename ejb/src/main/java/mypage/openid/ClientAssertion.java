package mypage.openid;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import jakarta.json.JsonObject;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A JWT with which a client proves who it is ({@code private_key_jwt}: RFC 7523, 3, and OpenID Connect Core 1.0, 9).
 *
 * @param clientId who the client says it is; nothing is checked yet
 */
record ClientAssertion(JWSObject token, JsonObject claims, String clientId) {

    static final String TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    /** None of them can be checked with a secret, so no public key is ever taken for one. */
    static final List<String> ALGORITHMS = List.of("ES256", "PS256", "RS256");

    private static final JWSAlgorithm ES256 = JWSAlgorithm.ES256;
    private static final Set<JWSAlgorithm> RSA = Set.of(JWSAlgorithm.PS256, JWSAlgorithm.RS256);

    private static final int LONGEST_TEXT = 8192;

    /** For so long at most an assertion may be valid, since it is remembered until its end. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    /** How far the clock of a client may be ahead. */
    private static final Duration SKEW = Duration.ofSeconds(30);

    static Optional<ClientAssertion> parse(String text) {
        if (text.length() > LONGEST_TEXT) {
            return Optional.empty();
        }
        try {
            JWSObject token = JWSObject.parse(text);
            return Jsons.object(token.getPayload().toString())
                    .flatMap(claims -> Jsons.text(claims, "sub")
                            .filter(subject -> Jsons.text(claims, "iss").equals(Optional.of(subject)))
                            .map(subject -> new ClientAssertion(token, claims, subject)));
        } catch (ParseException e) {
            return Optional.empty();
        }
    }

    /** Whether it is meant for one of these, for nobody else, and is valid now. */
    boolean isFor(Set<String> audiences, Instant now) {
        List<String> meant = Jsons.texts(claims, "aud");
        return meant.size() == 1
                && audiences.contains(meant.get(0))
                && expiresAt()
                        .filter(end -> now.isBefore(end) && !end.isAfter(now.plus(LONGEST)))
                        .isPresent()
                && !isAhead("nbf", now)
                && !isAhead("iat", now);
    }

    private boolean isAhead(String claim, Instant now) {
        return Jsons.seconds(claims, claim)
                .filter(from -> from > now.plus(SKEW).getEpochSecond())
                .isPresent();
    }

    Optional<Instant> expiresAt() {
        return Jsons.seconds(claims, "exp")
                .filter(seconds -> seconds > 0 && seconds < Integer.MAX_VALUE * 4L)
                .map(Instant::ofEpochSecond);
    }

    Optional<String> id() {
        return Jsons.text(claims, "jti").filter(id -> !id.isBlank());
    }

    /** Whether one of these public keys signed it. */
    boolean isSignedBy(String jwks) {
        try {
            for (JWK key : JWKSet.parse(jwks).getKeys()) {
                if (isOf(key) && isSignedBy(key)) {
                    return true;
                }
            }
            return false;
        } catch (ParseException | JOSEException e) {
            return false;
        }
    }

    private boolean isOf(JWK key) {
        String id = token.getHeader().getKeyID();
        return id == null || id.equals(key.getKeyID());
    }

    private boolean isSignedBy(JWK key) throws JOSEException {
        JWSAlgorithm algorithm = token.getHeader().getAlgorithm();
        JWSVerifier verifier = null;
        if (key instanceof ECKey ec && algorithm.equals(ES256) && ec.getCurve().equals(Curve.P_256)) {
            verifier = new ECDSAVerifier(ec);
        } else if (key instanceof RSAKey rsa && RSA.contains(algorithm)) {
            verifier = new RSASSAVerifier(rsa);
        }
        return verifier != null && token.verify(verifier);
    }
}
