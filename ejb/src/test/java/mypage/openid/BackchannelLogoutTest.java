package mypage.openid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mypage.httppost.HttpPostFixture;
import mypage.httppost.HttpPostOutbox;
import mypage.httppost.HttpPostTimer;
import mypage.httppost.PostReceiver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An application that validates the logout tokens it is sent. */
@Tag("C13")
class BackchannelLogoutTest extends OpenIdFixture {

    private final HttpPostTimer timer = HttpPostFixture.timer(container);
    private final PostReceiver application = new PostReceiver();

    private JsonObject idToken;

    @BeforeEach
    void entered() throws Exception {
        register();
        tell(application.address());
        idToken = claims(tokens(code(client)));
    }

    @AfterEach
    void close() {
        application.close();
    }

    /** What the application reads in the next post. */
    private JWTClaimsSet read() throws Exception {
        String body = application.posts.remove();
        assertTrue(body.startsWith("logout_token="), body);
        return validate(body.substring("logout_token=".length()), "logout+jwt");
    }

    private JWTClaimsSet validate(String token, String type) throws Exception {
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType(type)));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(
                JWSAlgorithm.ES256,
                new ImmutableJWKSet<>(
                        JWKSet.parse(container.get(OpenIdMetadataService.class).keys()))));
        var verifier =
                new DefaultJWTClaimsVerifier<SecurityContext>(
                        Set.of(client),
                        new JWTClaimsSet.Builder().issuer(ISSUER).build(),
                        Set.of("iat", "exp", "jti", "events", "sub", "sid"),
                        Set.of("nonce")) {
                    @Override
                    protected Date currentTime() {
                        return Date.from(container.clock.instant());
                    }
                };
        processor.setJWTClaimsSetVerifier(verifier);
        return processor.process(token, null);
    }

    private void assertToldOnce() throws Exception {
        timer.look();
        assertEquals(idToken.getString("sid"), read().getStringClaim("sid"));
        timer.look();
        assertEquals(0, application.posts.size());
    }

    @Test
    void tellsOfASignOutWithAValidToken() throws Exception {
        timer.look();
        assertEquals(0, application.posts.size());
        sessions.end(token, account.context);
        timer.look();
        JWTClaimsSet claims = read();
        assertEquals(idToken.getString("sid"), claims.getStringClaim("sid"));
        assertEquals(idToken.getString("sub"), claims.getSubject());
        assertEquals(
                Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()),
                claims.getJSONObjectClaim("events"));
        assertEquals(
                Duration.ofMinutes(2),
                Duration.between(
                        claims.getIssueTime().toInstant(),
                        claims.getExpirationTime().toInstant()));
        assertTrue(account.audited().contains("APPLICATION_SIGNED_OUT"));
    }

    @Test
    void saysThatItDoes() {
        JsonObject said = Jsons.object(
                        container.get(OpenIdMetadataService.class).configuration())
                .orElseThrow();
        assertTrue(said.getBoolean("backchannel_logout_supported"));
        assertTrue(said.getBoolean("backchannel_logout_session_supported"));
    }

    /** A replay of the first token would not be accepted, and that of a retry is another one. */
    @Test
    @Tag("C16")
    void eachTryHasATokenOfItsOwn() throws Exception {
        application.answering(PostReceiver.status(500));
        sessions.end(token, account.context);
        timer.look();
        String first = application.posts.peek().substring("logout_token=".length());
        JWTClaimsSet claims = read();
        container.clock.pass(Duration.ofMinutes(4));
        assertThrows(BadJOSEException.class, () -> validate(first, "logout+jwt"));
        application.answering(PostReceiver.status(200));
        timer.look();
        JWTClaimsSet again = read();
        assertNotEquals(claims.getJWTID(), again.getJWTID());
        assertEquals(claims.getStringClaim("sid"), again.getStringClaim("sid"));
    }

    @Test
    @Tag("C16")
    void aLogoutTokenIsNoIdToken() throws Exception {
        sessions.end(token, account.context);
        timer.look();
        String logoutToken = application.posts.remove().substring("logout_token=".length());
        assertThrows(BadJOSEException.class, () -> validate(logoutToken, "JWT"));
        assertEquals(
                Optional.empty(), container.get(SigningKeys.class).verified(logoutToken, container.clock.instant()));
    }

    @Test
    void tellsOfTheEndOfASessionByTheApplicationItself() throws Exception {
        String hint = tokens(code(client)).idToken();
        container
                .get(OpenIdSignOutService.class)
                .signOut(parameters(Map.of("id_token_hint", hint)), of -> Optional.of(token), account.context);
        assertToldOnce();
    }

    /** Its user may have worked in the application all the time. */
    @Test
    void tellsOfTheSignOutOfASessionThatWasIdle() throws Exception {
        container.clock.pass(IDLE);
        timer.look();
        assertEquals(0, application.posts.size());
        sessions.end(token, account.context);
        assertToldOnce();
    }

    @Test
    void tellsOfASessionThatTheUserEndsFromAnother() throws Exception {
        String other = open();
        sessions.endOne(
                resume(other).orElseThrow(),
                sessions.proof(user().service(), token).orElseThrow().sessionId(),
                account.context);
        assertToldOnce();
    }

    @Test
    void tellsOfASessionThatExpired() throws Exception {
        container.clock.pass(Duration.ofHours(12));
        container.deleteExpired("user_session");
        assertToldOnce();
    }

    @Test
    void tellsOfASessionThatNeededNoCodeWhenCodesAreAskedForAgain() throws Exception {
        account.update("update user_session set without_code = true where account_id = ?1", account.id);
        container.deleteExpired("openid_visit");
        timer.look();
        assertEquals(0, application.posts.size());
        account.update("update otp_policy set off_since = '2026-01-05', required_from = '2026-01-05' where service ="
                + " 'SEEKER'");
        try {
            assertEquals(Optional.empty(), resume(token));
            container.deleteExpired("openid_visit");
        } finally {
            account.update("update otp_policy set off_since = null where service = 'SEEKER'");
        }
        assertToldOnce();
    }

    /** Whatever deletes the rows of the account first. */
    @Test
    void tellsOfTheDeletionOfAnAccount() throws Exception {
        account.update("delete from openid_subject where account_id = ?1", account.id);
        account.update("delete from account where id = ?1", account.id);
        timer.look();
        assertEquals(idToken.getString("sub"), read().getSubject());
    }

    @Test
    void tellsOnlyApplicationsThatWantToKnow() throws Exception {
        code(signer);
        sessions.end(token, account.context);
        assertToldOnce();
    }

    @Test
    void givesUpAndSaysSo() {
        application.close();
        sessions.end(token, account.context);
        for (int i = 0; i < 12; i++) {
            container.clock.pass(Duration.ofHours(1));
            timer.look();
        }
        assertTrue(account.audited().contains("APPLICATION_SIGN_OUT_FAILED"));
    }

    @Test
    void tellsNothingToAClientThatIsDisabled() throws Exception {
        sessions.end(token, account.context);
        command("--disable", client);
        timer.look();
        assertEquals(0, application.posts.size());
        assertEquals(List.of(), container.get(HttpPostOutbox.class).waiting());
    }

    @Test
    void aSessionThatEnteredNoApplicationQueuesNothing() {
        String other = open();
        sessions.end(other, account.context);
        assertEquals(List.of(), container.get(HttpPostOutbox.class).waiting());
    }
}
