package mypage.openid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mypage.TestAccount;
import mypage.account.Service;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenServiceTest extends OpenIdFixture {

    @BeforeEach
    void registered() throws Exception {
        register();
    }

    private static String error(TokenResult result) {
        return assertInstanceOf(TokenResult.TokensRefused.class, result).error().code();
    }

    @Test
    void aCodeGivesAnIdTokenOfTheUser() {
        var given = tokens(code(client));
        var claims = claims(given);
        long now = container.clock.instant().getEpochSecond();
        assertEquals(ISSUER, claims.getString("iss"));
        assertEquals(client, claims.getString("aud"));
        assertEquals("a nonce", claims.getString("nonce"));
        assertEquals(now, claims.getInt("iat"));
        assertEquals(now + 300, claims.getInt("exp"));
        assertEquals(now, claims.getInt("auth_time"));
        assertEquals("main", claims.getString("mypage_account"));
        assertEquals(List.of("pwd"), Jsons.texts(claims, "amr"));
        assertEquals(Claims.ACR_PASSWORD, claims.getString("acr"));
        assertFalse(claims.containsKey("email"));
        assertTrue(claims.getString("sub").matches("[\\w-]{43}"));
        assertTrue(claims.getString("sid").matches("[\\w-]{22}"));
        assertEquals(300, given.expiresIn());
    }

    @Test
    void aTypedCodeIsTold() {
        String typed = openAfterCode();
        var asked = assertInstanceOf(AuthorizationRequest.class, authorization.read(request(client)));
        var answer =
                assertInstanceOf(Answer.class, authorization.authorize(asked, Optional.of(typed), account.context));
        var claims = claims(tokens(parameter(answer, "code").orElseThrow()));
        assertEquals(List.of("pwd", "otp"), Jsons.texts(claims, "amr"));
        assertEquals(Claims.ACR_CODE, claims.getString("acr"));
    }

    @Test
    void theAddressIsToldByScopeAlone() {
        assertEquals(account.email, userInfo(tokens(code(client))).orElseThrow().getString("email"));
        var without = userInfo(tokens(code(client, "scope=openid"))).orElseThrow();
        assertFalse(without.containsKey("email"));
    }

    @Test
    void anAdditionalAccountIsToldToBeOne() {
        var main = new TestAccount(container, Service.SEEKER);
        account.update("update account set main_id = ?1 where id = ?2", main.id, account.id);
        assertEquals("additional", claims(tokens(code(client))).getString("mypage_account"));
    }

    @Test
    void aUserHasOneNameInASectorAndAnotherInTheNext() throws Exception {
        String first = claims(tokens(code(client))).getString("sub");
        assertEquals(first, userInfo(tokens(code(client))).orElseThrow().getString("sub"));
        String elsewhere = newId();
        String said = register(elsewhere, "other.example.jp", Optional.empty());
        var form = parameters(Map.of(
                "grant_type",
                "authorization_code",
                "code",
                code(elsewhere),
                "redirect_uri",
                REDIRECT,
                "code_verifier",
                VERIFIER));
        var given = assertInstanceOf(
                TokenResult.Tokens.class,
                tokens.exchange(
                        Optional.of(basic(elsewhere, said.substring(said.lastIndexOf(' ') + 1))),
                        form,
                        account.context));
        assertNotEquals(first, claims(given).getString("sub"));
    }

    @Test
    @Tag("C10")
    void aCodeWorksOnceAndItsSecondUseEndsWhatItGave() {
        String code = code(client);
        var given = tokens(code);
        assertTrue(userInfo(given).isPresent());
        assertEquals("invalid_grant", error(exchange(code)));
        assertEquals(Optional.empty(), userInfo(given));
        assertEquals(1L, account.number("""
                        select count(*) from audit_event e join openid_client c on c.id = e.target_id
                        where e.kind = 'APPLICATION_CODE_REUSED' and c.client_id = ?1""", client));
    }

    @Test
    @Tag("C16")
    void aCodeOfAnotherClientIsRefusedAndStaysValid() throws Exception {
        String other = newId();
        String said = register(other, "sector.example.jp", Optional.empty());
        String code = code(client);
        var form = parameters(Map.of(
                "grant_type", "authorization_code", "code", code, "redirect_uri", REDIRECT, "code_verifier", VERIFIER));
        String credentials = basic(other, said.substring(said.lastIndexOf(' ') + 1));
        assertEquals("invalid_grant", error(tokens.exchange(Optional.of(credentials), form, account.context)));
        var given = tokens(code);
        assertEquals("invalid_grant", error(tokens.exchange(Optional.of(credentials), form, account.context)));
        assertTrue(userInfo(given).isPresent(), "another client ended what was not its own");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "code_verifier=",
                "code_verifier=vvv",
                "code_verifier=wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww",
                "redirect_uri=",
                "redirect_uri=https://app.example.jp/callback"
            })
    @Tag("C16")
    void whoStoleACodeLacksTheVerifierAndUsesItUp(String changed) {
        String code = code(client);
        assertEquals("invalid_grant", error(exchange(code, changed)));
        assertEquals("invalid_grant", error(exchange(code)));
    }

    @Test
    void theChallengeItselfIsNoVerifier() {
        assertEquals("invalid_grant", error(exchange(code(client), "code_verifier=" + challenge())));
    }

    @Test
    void aCodeIsValidForAMinute() {
        String code = code(client);
        container.clock.pass(Duration.ofMinutes(1));
        assertEquals("invalid_grant", error(exchange(code)));
    }

    @Test
    void anAccessTokenIsValidForFiveMinutes() {
        var given = tokens(code(client));
        container.clock.pass(Duration.ofMinutes(5).minus(SECOND));
        assertTrue(userInfo(given).isPresent());
        container.clock.pass(SECOND);
        assertEquals(Optional.empty(), userInfo(given));
        container.deleteExpired("openid_token");
        container.clock.pass(Duration.ofMinutes(1));
        container.deleteExpired("openid_code");
        assertEquals(
                0L,
                account.number(
                        "select count(*) from openid_code c join user_session s on s.id = c.session_id"
                                + " where s.account_id = ?1",
                        account.id));
    }

    @Test
    @Tag("C13")
    void whateverEndsTheSessionEndsItsCodesAndTokens() {
        var given = tokens(code(client));
        String code = code(client);
        accounts.endAccess(account.id);
        assertEquals(Optional.empty(), userInfo(given));
        assertEquals("invalid_grant", error(exchange(code)));
    }

    @Test
    @Tag("C13")
    void signingOutEndsThemToo() {
        var given = tokens(code(client));
        String code = code(client);
        sessions.end(token, account.context);
        assertEquals(Optional.empty(), userInfo(given));
        assertEquals("invalid_grant", error(exchange(code)));
    }

    @Test
    void aDisabledClientCanUseNothing() throws Exception {
        var given = tokens(code(client));
        command("--disable", client);
        assertEquals(Optional.empty(), userInfo(given));
        assertEquals("invalid_client", error(exchange("any")));
    }

    @Test
    void tellsWhatARequestLacks() {
        assertEquals("invalid_request", error(exchange("any", "grant_type=")));
        assertEquals("unsupported_grant_type", error(exchange("any", "grant_type=password")));
        assertEquals("invalid_request", error(exchange("")));
        assertEquals("invalid_grant", error(exchange("made-up")));
        assertEquals("invalid_client", error(exchange("any", "client_id=" + signer)));
        assertEquals("invalid_client", error(exchange("any", "client_secret=" + secret)));
    }

    @Test
    void aNewKeySignsOnceApplicationsKnowIt() throws Exception {
        container.clock.pass(Duration.ofDays(40));
        String first = sessions.open(account.fresh(), account.context);
        rotate();
        var asked = assertInstanceOf(AuthorizationRequest.class, authorization.read(request(client)));
        var answer =
                assertInstanceOf(Answer.class, authorization.authorize(asked, Optional.of(first), account.context));
        var before = tokens(parameter(answer, "code").orElseThrow());
        var metadata = container.get(OpenIdMetadataService.class);
        int published = keys(metadata.keys());
        container.clock.pass(Duration.ofDays(1));
        String second = sessions.open(account.fresh(), account.context);
        var later =
                assertInstanceOf(Answer.class, authorization.authorize(asked, Optional.of(second), account.context));
        var after = tokens(parameter(later, "code").orElseThrow());
        assertNotEquals(header(before), header(after));
        claims(before);
        claims(after);
        container.clock.pass(Duration.ofDays(2));
        assertTrue(keys(metadata.keys()) < published);
        claims(after);
    }

    private static String header(TokenResult.Tokens given) {
        return given.idToken().substring(0, given.idToken().indexOf('.'));
    }

    private static int keys(String jwks) {
        return Jsons.object(jwks).orElseThrow().getJsonArray("keys").size();
    }
}
