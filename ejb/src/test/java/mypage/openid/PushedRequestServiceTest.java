package mypage.openid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import mypage.openid.PushResult.PushRefused;
import mypage.openid.PushResult.Pushed;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests that an application sends itself, before its user comes. */
@Tag("C17")
class PushedRequestServiceTest extends OpenIdFixture {

    private final PushedRequestService service = container.get(PushedRequestService.class);

    @BeforeEach
    void registered() throws Exception {
        register();
    }

    private PushResult push(String... changed) {
        return service.push(Optional.of(basic(client, secret)), request(client, changed));
    }

    private String pushed(String... changed) {
        return assertInstanceOf(Pushed.class, push(changed)).requestUri();
    }

    private Optional<OpenIdParameters> resolve(String id, String requestUri) {
        return authorization.resolve(
                parameters(Map.of("client_id", id, "request_uri", requestUri, "scope", "openid", "state", "another")));
    }

    @Test
    void theBrowserCarriesOnlyItsNameAndTheClients() {
        String uri = pushed("login_hint=taro@example.jp");
        assertFalse(uri.contains("taro"));
        var asked = assertInstanceOf(
                AuthorizationRequest.class,
                authorization.read(resolve(client, uri).orElseThrow()));
        assertEquals(Optional.of("a state"), asked.state());
        assertTrue(asked.scope().contains("email"));
        var answer =
                assertInstanceOf(Answer.class, authorization.authorize(asked, Optional.of(token), account.context));
        assertInstanceOf(
                TokenResult.Tokens.class, exchange(parameter(answer, "code").orElseThrow()));
    }

    @Test
    void aClientThatSignsPushesWithAnAssertionOnce() {
        Map<String, String[]> form = new HashMap<>();
        Stream.of(request(signer, "client_id=").query().split("&"))
                .map(pair -> pair.split("=", 2))
                .forEach(pair -> form.put(pair[0], new String[] {URLDecoder.decode(pair[1], StandardCharsets.UTF_8)}));
        var assertion = assertion();
        assertion.put("aud", ISSUER + "/openid/par");
        form.put("client_assertion_type", new String[] {ClientAssertion.TYPE});
        form.put("client_assertion", new String[] {sign(assertion, KEY)});
        var done = assertInstanceOf(Pushed.class, service.push(Optional.empty(), OpenIdParameters.of(form)));
        OpenIdParameters request = resolve(signer, done.requestUri()).orElseThrow();
        assertFalse(request.has("client_assertion"));
        assertInstanceOf(AuthorizationRequest.class, authorization.read(request));
        assertInstanceOf(PushRefused.class, service.push(Optional.empty(), OpenIdParameters.of(form)));
    }

    @Test
    void itIsValidForNinetySecondsAndForItsClientAlone() {
        String uri = pushed();
        assertEquals(Optional.empty(), resolve(signer, uri));
        assertEquals(Optional.empty(), resolve(client, uri.substring(0, uri.length() - 2) + "AA"));
        assertEquals(Optional.empty(), resolve(client, "urn:ietf:params:oauth:request_uri:x"));
        container.clock.pass(Duration.ofSeconds(90).minusMillis(1));
        assertTrue(resolve(client, uri).isPresent());
        container.clock.pass(Duration.ofMillis(1));
        assertEquals(Optional.empty(), resolve(client, uri));
    }

    /** A request that waits for a sign-in is sealed too, and is none that a client pushed. */
    @Test
    void aWaitingRequestIsNoPushedOne() {
        String waiting = authorization.remember(request(client));
        assertEquals(Optional.empty(), resolve(client, "urn:ietf:params:oauth:request_uri:" + waiting));
        assertEquals(
                Optional.empty(),
                authorization.recall(pushed().substring("urn:ietf:params:oauth:request_uri:".length())));
    }

    @ParameterizedTest
    @CsvSource({
        "redirect_uri=https://evil.example/, INVALID_REQUEST",
        "response_type=token, UNSUPPORTED_RESPONSE_TYPE",
        "code_challenge=, INVALID_REQUEST",
        "scope=email, INVALID_SCOPE",
        "request_uri=urn:x, REQUEST_URI_NOT_SUPPORTED",
        "client_secret=x, INVALID_CLIENT"
    })
    void whatIsWrongIsToldAtOnce(String changed, OpenIdError error) {
        assertEquals(error, assertInstanceOf(PushRefused.class, push(changed)).error());
    }

    @Test
    void onlyItsClientMayPushARequest() {
        assertEquals(
                OpenIdError.INVALID_CLIENT,
                assertInstanceOf(PushRefused.class, push("client_id=" + signer)).error());
        assertEquals(
                OpenIdError.INVALID_CLIENT,
                assertInstanceOf(PushRefused.class, service.push(Optional.empty(), request(client)))
                        .error());
    }
}
