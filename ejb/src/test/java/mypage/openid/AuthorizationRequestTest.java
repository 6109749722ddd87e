package mypage.openid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import mypage.account.Service;
import mypage.openid.AuthorizationRequestResult.Unregistered;
import mypage.session.SessionProof;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorizationRequestTest {

    private static final String ID = "app";
    private static final Instant NOW = Instant.parse("2026-01-05T00:00:00Z");

    private static final OpenIdClient CLIENT = client(false);

    private static OpenIdClient client(boolean withoutPkce) {
        return new OpenIdClient(
                1,
                ID,
                Service.SEEKER,
                "App",
                Optional.empty(),
                "sector",
                Set.of(OpenIdFixture.REDIRECT),
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                withoutPkce);
    }

    private static AuthorizationRequestResult read(OpenIdParameters parameters) {
        return AuthorizationRequest.read(parameters, Optional.of(CLIENT), OpenIdFixture.ISSUER);
    }

    private static AuthorizationRequest accepted(String... changed) {
        return assertInstanceOf(AuthorizationRequest.class, read(OpenIdFixture.request(ID, changed)));
    }

    private static String refused(OpenIdParameters parameters) {
        var answer = assertInstanceOf(Answer.class, read(parameters));
        assertTrue(answer.location().startsWith(OpenIdFixture.REDIRECT + "&error="), answer::location);
        assertEquals(Optional.of(OpenIdFixture.ISSUER), OpenIdFixture.parameter(answer, "iss"));
        return OpenIdFixture.parameter(answer, "error").orElseThrow();
    }

    @Test
    void readsACompleteRequest() {
        var asked = accepted("scope=openid email phone", "max_age=60", "prompt=login", "ui_locales=vi en");
        assertEquals(Set.of("openid", "email"), asked.scope());
        assertEquals(OptionalLong.of(60), asked.maxAge());
        assertTrue(asked.login() && !asked.silent() && !asked.wantsCode());
        assertEquals("[vi, en]", asked.uiLocales().toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "https://app.example.jp/callback",
                "https://app.example.jp/callback?from=mypage&x=1",
                "https://app.example.jp/callback?from=mypage#x",
                "https://app.example.jp/callback/../callback?from=mypage",
                "https://APP.example.jp/callback?from=mypage",
                "https://app.example.jp:443/callback?from=mypage",
                "https://app.example.jp@evil.example/callback?from=mypage",
                "https://evil.example/callback?from=mypage",
                "http://app.example.jp/callback?from=mypage",
                "//app.example.jp/callback?from=mypage",
                "javascript:alert(1)"
            })
    @Tag("C17")
    void nobodyIsSentToAnAddressThatIsNotExactlyTheRegisteredOne(String uri) {
        assertInstanceOf(Unregistered.class, read(OpenIdFixture.request(ID, "redirect_uri=" + uri)));
    }

    @Test
    @Tag("C17")
    void nobodyIsSentAnywhereIfTheAddressIsNamedTwice() {
        var twice = OpenIdParameters.ofQuery(
                OpenIdFixture.request(ID).query() + "&redirect_uri=https%3A%2F%2Fevil.example%2F");
        assertInstanceOf(Unregistered.class, read(twice));
    }

    @Test
    void nobodyIsSentAnywhereForAnUnknownClient() {
        assertInstanceOf(
                Unregistered.class,
                AuthorizationRequest.read(OpenIdFixture.request(ID), Optional.empty(), OpenIdFixture.ISSUER));
    }

    @ParameterizedTest
    @CsvSource({
        "response_type=, invalid_request",
        "response_type=token, unsupported_response_type",
        "response_type=code id_token, unsupported_response_type",
        "response_mode=fragment, invalid_request",
        "response_mode=form_post, invalid_request",
        "scope=, invalid_scope",
        "scope=email, invalid_scope",
        "code_challenge=, invalid_request",
        "code_challenge=short, invalid_request",
        "code_challenge_method=, invalid_request",
        "code_challenge_method=plain, invalid_request",
        "prompt=none login, invalid_request",
        "prompt=consent, invalid_request",
        "max_age=-1, invalid_request",
        "max_age=soon, invalid_request",
        "request=eyJhbGciOiJub25lIn0.e30., request_not_supported",
        "request_uri=https://app.example.jp/r, request_uri_not_supported",
        "registration={}, registration_not_supported"
    })
    void tellsTheApplicationWhatItsRequestLacks(String changed, String error) {
        assertEquals(error, refused(OpenIdFixture.request(ID, changed)));
    }

    @Test
    void refusesRepeatedAndOversizedParameters() {
        assertEquals(
                "invalid_request",
                refused(OpenIdParameters.ofQuery(OpenIdFixture.request(ID).query() + "&nonce=2")));
        assertEquals("invalid_request", refused(OpenIdFixture.request(ID, "nonce=" + "n".repeat(2000))));
        assertEquals("invalid_request", refused(OpenIdFixture.request(ID, "nonce=a\u0000b")));
    }

    @Test
    @Tag("C16")
    void theAnswerCarriesStateAsItCame() {
        String state = "a&error=x#ö =+%\r\nSet-Cookie: a=b";
        var answer = assertInstanceOf(Answer.class, read(OpenIdFixture.request(ID, "scope=email", "state=" + state)));
        assertEquals(Optional.of(state), OpenIdFixture.parameter(answer, "state"));
        assertFalse(answer.location().matches("(?s).*[\\r\\n ].*"), answer::location);
    }

    @Test
    void theFirstKnownValueOfAcrDecides() {
        assertTrue(accepted("acr_values=unknown " + Claims.ACR_CODE + " " + Claims.ACR_PASSWORD)
                .wantsCode());
        assertFalse(accepted("acr_values=" + Claims.ACR_PASSWORD + " " + Claims.ACR_CODE)
                .wantsCode());
    }

    @ParameterizedTest
    @CsvSource({
        // what is asked; seconds from the sign-in to the request, and to now; whether a code was typed; satisfied
        "'', 1000, 1000, false, true",
        "prompt=login, 1000, 1000, true, false",
        "prompt=login, 1, 1, true, false",
        "prompt=login, 0, 9, true, true",
        "prompt=login, -9, 9, true, true",
        "max_age=60, 60, 60, true, true",
        "max_age=60, 61, 61, true, false",
        "max_age=0, -5, 5, true, true",
        "max_age=0, 1, 1, true, false",
        "acr_values=urn:mypage:acr:password-otp, 5, 5, false, false",
        "acr_values=urn:mypage:acr:password-otp, -5, 5, false, false",
        "acr_values=urn:mypage:acr:password-otp, 5, 5, true, true",
        "acr_values=urn:mypage:acr:password, 5, 5, false, true",
    })
    void aSessionSatisfiesWhatIsAsked(
            String asked, long beforeRequest, long beforeNow, boolean withCode, boolean satisfied) {
        var request = asked.isEmpty() ? accepted() : accepted(asked);
        var signedInAt = NOW.minusSeconds(beforeNow);
        var proof = new SessionProof(1, 1, "taro@example.jp", false, signedInAt, withCode);
        assertEquals(satisfied, request.isSatisfiedBy(proof, signedInAt.plusSeconds(beforeRequest), NOW));
    }

    @Test
    void parametersSurviveTheWayThroughAQuery() {
        Map<String, String> odd = Map.of("a b", "c&d=e", "é", "+%", "empty", "");
        String query = OpenIdFixture.parameters(odd).query();
        assertEquals(query, OpenIdParameters.ofQuery(query).query());
        assertEquals(Optional.of("c&d=e"), OpenIdParameters.ofQuery(query).one("a b"));
    }
}
