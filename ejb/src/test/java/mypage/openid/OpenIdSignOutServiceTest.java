package mypage.openid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import mypage.openid.SignOutResult.NotSignedOut;
import mypage.openid.SignOutResult.SignedOut;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("C13")
class OpenIdSignOutServiceTest extends OpenIdFixture {

    private final OpenIdSignOutService service = container.get(OpenIdSignOutService.class);

    private String hint;

    @BeforeEach
    void entered() throws Exception {
        register();
        hint = tokens(code(client)).idToken();
    }

    private SignOutResult signOut(String session, String... changed) {
        Map<String, String> sent = new HashMap<>(
                Map.of("id_token_hint", hint, "post_logout_redirect_uri", AFTER_LOGOUT, "state", "a state"));
        Stream.of(changed).map(change -> change.split("=", 2)).forEach(parts -> sent.put(parts[0], parts[1]));
        return service.signOut(parameters(sent), of -> Optional.ofNullable(session), account.context);
    }

    @Test
    void endsTheSessionAndLeadsBack() {
        container.clock.pass(Duration.ofMinutes(20));
        var done = assertInstanceOf(SignedOut.class, signOut(token));
        assertEquals(Optional.of(AFTER_LOGOUT + "?state=a+state"), done.location());
        assertFalse(isOpen(token));
    }

    @Test
    void leadsBackWithoutAStateThatWasNotSent() {
        assertEquals(
                Optional.of(AFTER_LOGOUT),
                assertInstanceOf(SignedOut.class, signOut(token, "state=")).location());
    }

    @Test
    @Tag("C17")
    void leadsOnlyToRegisteredAddresses() {
        var done = assertInstanceOf(SignedOut.class, signOut(token, "post_logout_redirect_uri=https://evil.example/"));
        assertEquals(Optional.empty(), done.location());
        assertFalse(isOpen(token));
    }

    @Test
    void leadsBackWhenTheSessionHasEndedAlready() {
        sessions.end(token, account.context);
        var done = assertInstanceOf(SignedOut.class, signOut(token));
        assertTrue(done.location().isPresent());
        assertTrue(assertInstanceOf(SignedOut.class, signOut(null)).location().isPresent());
    }

    @Test
    @Tag("C16")
    void doesNotEndASessionThatTheApplicationIsNotPartOf() {
        String other = open();
        assertInstanceOf(NotSignedOut.class, signOut(other));
        sessions.end(token, account.context);
        assertInstanceOf(NotSignedOut.class, signOut(other));
        assertTrue(isOpen(other));
    }

    /** Its user may be working in applications all the time. */
    @Test
    @Tag("C16")
    void doesNotEndAnIdleSessionThatTheApplicationIsNotPartOf() {
        String other = open();
        container.clock.pass(IDLE);
        assertInstanceOf(NotSignedOut.class, signOut(other));
        assertTrue(sessions.endable(other).isPresent());
        assertInstanceOf(SignedOut.class, signOut(token));
        assertEquals(Optional.empty(), sessions.endable(token));
    }

    @Test
    @Tag("C16")
    void doesNotEndASessionWithoutAnIdTokenOfOurs() {
        String forged = hint.substring(0, hint.lastIndexOf('.') + 1) + "A".repeat(86);
        String unsigned = "eyJhbGciOiJub25lIn0." + hint.split("\\.")[1] + ".";
        for (String sent : new String[] {"", "x", forged, unsigned}) {
            assertInstanceOf(NotSignedOut.class, signOut(token, "id_token_hint=" + sent), sent);
        }
        assertInstanceOf(NotSignedOut.class, signOut(token, "client_id=" + signer));
        assertTrue(isOpen(token));
    }
}
