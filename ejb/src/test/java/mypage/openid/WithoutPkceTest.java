package mypage.openid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import mypage.openid.PushResult.PushRefused;
import mypage.openid.PushResult.Pushed;
import mypage.openid.TokenResult.Tokens;
import mypage.openid.TokenResult.TokensRefused;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A client that sends the nonce of OpenID Connect in place of PKCE, and its secret in the form; nobody else may. */
@Tag("C16")
class WithoutPkceTest extends OpenIdFixture {

    private static final String[] NONCE_ALONE = {"code_challenge=", "code_challenge_method=", "nonce=" + LONG_NONCE};

    @BeforeEach
    void registered() throws Exception {
        registerWithoutPkce();
    }

    /** The error for a request of this client, or nothing. */
    private String error(String id, String... changed) {
        return authorization.read(request(id, changed)) instanceof Answer answer
                ? parameter(answer, "error").orElseThrow()
                : "";
    }

    private static String[] nonceAloneWith(String changed) {
        return Stream.concat(Stream.of(NONCE_ALONE), Stream.of(changed)).toArray(String[]::new);
    }

    private TokenResult post(String code, String... changed) {
        Map<String, String> form = new HashMap<>(Map.of(
                "grant_type",
                "authorization_code",
                "code",
                code,
                "redirect_uri",
                REDIRECT,
                "client_id",
                nonceClient,
                "client_secret",
                nonceSecret));
        Stream.of(changed).map(change -> change.split("=", 2)).forEach(parts -> form.put(parts[0], parts[1]));
        return tokens.exchange(Optional.empty(), parameters(form), account.context);
    }

    private static String error(TokenResult result) {
        return assertInstanceOf(TokensRefused.class, result).error().code();
    }

    @Test
    void getsTokensWithItsNonce() {
        var given = assertInstanceOf(Tokens.class, post(code(nonceClient, NONCE_ALONE)));
        assertEquals(LONG_NONCE, claims(given).getString("nonce"));
    }

    @Test
    void proveWhoTheyAreInTheHeaderToo() {
        var form = parameters(Map.of(
                "grant_type", "authorization_code", "code", code(nonceClient, NONCE_ALONE), "redirect_uri", REDIRECT));
        assertInstanceOf(
                Tokens.class, tokens.exchange(Optional.of(basic(nonceClient, nonceSecret)), form, account.context));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonce=", "nonce=nnnnnnnnnnnnnnnnnnnnn", "code_challenge_method=S256", "code_challenge=c"})
    void needsALongNonceAndNothingOfPkceThatIsIncomplete(String changed) {
        assertEquals("", error(nonceClient, NONCE_ALONE));
        assertEquals("invalid_request", error(nonceClient, nonceAloneWith(changed)));
    }

    @Test
    void mayNotUseThePlainMethod() {
        assertEquals("invalid_request", error(nonceClient, "nonce=" + LONG_NONCE, "code_challenge_method=plain"));
    }

    @Test
    void everybodyElseNeedsPkceAndNoSecretInTheForm() {
        for (String strict : new String[] {client, signer}) {
            assertEquals("invalid_request", error(strict, NONCE_ALONE));
        }
        assertEquals("invalid_client", error(post("any", "client_id=" + client, "client_secret=" + secret)));
        assertEquals("invalid_client", error(post("any", "client_id=" + signer)));
        assertEquals("invalid_client", error(post("any", "client_id=" + client)));
    }

    @Test
    void aSecretInTheFormMustBeRightAndTheOnlyProof() {
        assertEquals("invalid_grant", error(post("any")));
        assertEquals("invalid_client", error(post("any", "client_secret=" + secret)));
        assertEquals("invalid_client", error(post("any", "client_id=")));
        assertEquals("invalid_client", error(post("any", "client_assertion=" + sign(assertion(), KEY))));
        var form = parameters(
                Map.of("grant_type", "authorization_code", "client_id", nonceClient, "client_secret", nonceSecret));
        assertEquals(
                "invalid_client",
                error(tokens.exchange(Optional.of(basic(nonceClient, nonceSecret)), form, account.context)));
    }

    /** RFC 9700, 4.8: otherwise whoever drops the challenge from a request can use its code without the verifier. */
    @Test
    void aChallengeThatIsSentMustBeMet() {
        String nonce = "nonce=" + LONG_NONCE;
        assertEquals("invalid_grant", error(post(code(nonceClient, nonce))));
        assertEquals("invalid_grant", error(post(code(nonceClient, nonce), "code_verifier=" + "w".repeat(43))));
        assertInstanceOf(Tokens.class, post(code(nonceClient, nonce), "code_verifier=" + VERIFIER));
    }

    @Test
    void aVerifierWithoutAChallengeIsRefused() {
        assertEquals("invalid_grant", error(post(code(nonceClient, NONCE_ALONE), "code_verifier=" + VERIFIER)));
    }

    @Test
    void aPushedRequestKeepsNoSecret() {
        var service = container.get(PushedRequestService.class);
        var pushed = assertInstanceOf(
                Pushed.class,
                service.push(Optional.empty(), request(nonceClient, nonceAloneWith("client_secret=" + nonceSecret))));
        var request = authorization
                .resolve(parameters(Map.of("client_id", nonceClient, "request_uri", pushed.requestUri())))
                .orElseThrow();
        assertFalse(request.has("client_secret"));
        assertInstanceOf(AuthorizationRequest.class, authorization.read(request));
        var tooShort = service.push(
                Optional.of(basic(nonceClient, nonceSecret)), request(nonceClient, nonceAloneWith("nonce=short")));
        assertEquals(
                OpenIdError.INVALID_REQUEST,
                assertInstanceOf(PushRefused.class, tooShort).error());
    }

    @Test
    void discoveryNamesTheThirdWay() {
        String configuration = container.get(OpenIdMetadataService.class).configuration();
        assertTrue(configuration.contains("\"client_secret_post\""), configuration);
    }
}
