package mypage.openid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who a client is, and how nobody else becomes it. A client that is known is told about the code instead. */
@Tag("C16")
class ClientAuthenticationTest extends OpenIdFixture {

    private static final String KNOWN = "invalid_grant";
    private static final String UNKNOWN = "invalid_client";

    @BeforeEach
    void registered() throws Exception {
        register();
    }

    private String by(String assertion, String... changed) {
        Map<String, String> form = new HashMap<>(Map.of(
                "grant_type",
                "authorization_code",
                "code",
                "made-up",
                "client_assertion_type",
                ClientAssertion.TYPE,
                "client_assertion",
                assertion));
        for (String change : changed) {
            form.put(change.split("=")[0], change.split("=")[1]);
        }
        return error(Optional.empty(), form);
    }

    private String error(Optional<String> authorization, Map<String, String> form) {
        return assertInstanceOf(
                        TokenResult.TokensRefused.class,
                        tokens.exchange(authorization, parameters(form), account.context))
                .error()
                .code();
    }

    private String bySecret(String header) {
        return error(Optional.of(header), Map.of("grant_type", "authorization_code", "code", "made-up"));
    }

    private Map<String, Object> with(String claim, Object value) {
        var claims = assertion();
        claims.put(claim, value);
        return claims;
    }

    @Test
    void aSecretMustBeTheClientsOwn() {
        assertEquals(KNOWN, bySecret(basic(client, secret)));
        for (String header : List.of(
                basic(client, secret + "x"),
                basic(client, ""),
                basic(signer, secret),
                basic("nobody", secret),
                "Basic %%",
                "Basic " + Base64.getEncoder().encodeToString(client.getBytes(StandardCharsets.UTF_8)),
                "Bearer " + secret,
                "")) {
            assertEquals(UNKNOWN, bySecret(header), header);
        }
    }

    @Test
    void anAssertionWorksOnce() {
        String assertion = sign(assertion(), KEY);
        assertEquals(KNOWN, by(assertion, "client_id=" + signer));
        assertEquals(UNKNOWN, by(assertion, "client_id=" + signer));
        assertEquals(KNOWN, by(sign(assertion(), KEY), "client_id=" + signer));
    }

    @Test
    void theIssuerIsAnAudienceToo() {
        assertEquals(KNOWN, by(sign(with("aud", List.of(ISSUER)), KEY), "scope=x"));
    }

    @Test
    void anAssertionMustBeMeantForUsAndValidNow() {
        long now = container.clock.instant().getEpochSecond();
        for (Map<String, Object> claims : List.of(
                with("aud", "https://other.example"),
                with("iss", client),
                with("sub", client),
                with("exp", now),
                with("exp", now + 601),
                with("exp", "soon"),
                with("exp", 1e30),
                with("nbf", now + 60),
                with("iat", now + 60),
                with("jti", ""))) {
            assertEquals(UNKNOWN, by(sign(claims, KEY), "scope=x"), claims::toString);
        }
    }

    @Test
    void anAssertionOfAnotherKeyIsRefused() {
        assertEquals(UNKNOWN, by(sign(assertion(), key(KEY.getKeyID())), "scope=x"));
        assertEquals(UNKNOWN, by(sign(assertion(), KEY), "client_id=" + client));
    }

    @Test
    void aClientWithASecretCannotSign() {
        var claims = with("iss", client);
        claims.put("sub", client);
        assertEquals(UNKNOWN, by(sign(claims, KEY), "scope=x"));
    }

    @Test
    void thePublicKeyIsNoSecret() throws Exception {
        for (byte[] guess : List.of(
                KEY.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8),
                KEY.toECPublicKey().getEncoded())) {
            var jwt = new JWSObject(
                    new JWSHeader.Builder(JWSAlgorithm.HS256)
                            .keyID(KEY.getKeyID())
                            .build(),
                    new Payload(assertion()));
            jwt.sign(new MACSigner(guess));
            assertEquals(UNKNOWN, by(jwt.serialize(), "scope=x"));
        }
    }

    @Test
    void anAssertionWithoutASignatureIsRefused() {
        String signed = sign(assertion(), KEY);
        String payload = signed.split("\\.")[1];
        String none = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8));
        for (String forged :
                List.of(none + "." + payload + ".", signed.substring(0, signed.lastIndexOf('.') + 1), "a.b.c", "{}")) {
            assertEquals(UNKNOWN, by(forged, "scope=x"), forged);
        }
    }

    @Test
    void twoWaysAtOnceAreRefused() {
        var form = Map.of(
                "grant_type",
                "authorization_code",
                "code",
                "made-up",
                "client_assertion_type",
                ClientAssertion.TYPE,
                "client_assertion",
                sign(assertion(), KEY));
        assertEquals(UNKNOWN, error(Optional.of(basic(client, secret)), form));
        assertEquals(UNKNOWN, error(Optional.empty(), Map.of("grant_type", "authorization_code", "code", "made-up")));
    }
}
