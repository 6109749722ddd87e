package mypage.it.openid;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import mypage.sample.LogoutTokens;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Which logout tokens the sample application believes. */
@Tag("C16")
class LogoutTokensIT {

    private static final String ISSUER = "https://mypage.example.jp";
    private static final JOSEObjectType TYPE = new JOSEObjectType("logout+jwt");
    private static final Map<String, Object> EVENTS =
            Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of());

    private final ECKey key = key();
    private final LogoutTokens tokens =
            new LogoutTokens(ISSUER, "app", new ImmutableJWKSet<>(new JWKSet(key.toPublicJWK())));

    private static ECKey key() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID("1").generate();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience("app")
                .issueTime(new Date())
                .expirationTime(Date.from(Instant.now().plusSeconds(120)))
                .jwtID(UUID.randomUUID().toString())
                .claim("sid", "a session")
                .claim("events", EVENTS);
    }

    private static String sign(JWSAlgorithm algorithm, JOSEObjectType type, JWTClaimsSet claims, JWSSigner signer)
            throws Exception {
        var token = new SignedJWT(
                new JWSHeader.Builder(algorithm).type(type).keyID("1").build(), claims);
        token.sign(signer);
        return token.serialize();
    }

    private String sign(JOSEObjectType type, JWTClaimsSet claims) throws Exception {
        return sign(JWSAlgorithm.ES256, type, claims, new ECDSASigner(key));
    }

    @Test
    void aGoodOneEndsItsSessionOnce() throws Exception {
        String token = sign(TYPE, claims().build());
        assertEquals(Optional.of("a session"), tokens.session(token));
        assertEquals(Optional.empty(), tokens.session(token), "a replay");
        assertEquals(Optional.of("a session"), tokens.session(sign(TYPE, claims().build())), "another try");
    }

    @Test
    void whatIsMeantForOthersOrForSomethingElseEndsNothing() throws Exception {
        for (JWTClaimsSet wrong : List.of(
                claims().issuer("https://evil.example").build(),
                claims().audience("other").build(),
                claims().expirationTime(Date.from(Instant.now().minusSeconds(61)))
                        .build(),
                claims().jwtID(null).build(),
                claims().claim("sid", null).build(),
                claims().claim("events", Map.of("other", Map.of())).build(),
                claims().claim("events", null).build(),
                claims().claim("nonce", "n").build())) {
            assertEquals(Optional.empty(), tokens.session(sign(TYPE, wrong)), wrong::toString);
        }
        assertEquals(Optional.empty(), tokens.session(sign(JOSEObjectType.JWT, claims().build())), "an ID token");
        assertEquals(Optional.empty(), tokens.session(""));
    }

    @Test
    void whatOthersSignedEndsNothing() throws Exception {
        var claims = claims().build();
        assertEquals(Optional.empty(), tokens.session(sign(JWSAlgorithm.ES256, TYPE, claims, new ECDSASigner(key()))));
        assertEquals(Optional.empty(), tokens.session(new PlainJWT(claims).serialize()));
        byte[] published = key.toPublicJWK().toJSONString().getBytes();
        assertEquals(
                Optional.empty(), tokens.session(sign(JWSAlgorithm.HS256, TYPE, claims, new MACSigner(published))));
    }
}
