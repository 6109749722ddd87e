package mypage.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import mypage.account.Service;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SessionServiceTest extends SessionFixture {

    @Test
    void findsTheUserByToken() {
        SignedInUser user = user();
        assertEquals(
                new SignedInUser(
                        user.sessionId(),
                        account.id,
                        Service.SEEKER,
                        account.email,
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        false),
                user);
        assertEquals(Optional.empty(), sessions.resume(Service.SEEKER, "another"));
        assertEquals(List.of("SIGNED_IN"), account.audited());
    }

    @Test
    @Tag("R2")
    void isValidInOneServiceOnly() {
        assertEquals(Optional.empty(), sessions.resume(Service.EMPLOYER, token));
    }

    @Test
    @Tag("C12")
    void hasAUniqueToken() {
        assertNotEquals(token, open());
        assertTrue(isOpen(token));
    }

    @Test
    void returnsTheTimeOfThePreviousSignIn() {
        container.clock.pass(SECOND);
        String second = open();
        assertEquals(Optional.of(start), resume(second).orElseThrow().previousSignIn());
        assertEquals(Optional.empty(), user().previousSignIn());
        assertEquals(Optional.of(start.plus(SECOND)), account.fresh().lastSignInAt());
    }

    @Test
    @Tag("C11")
    void endsAfterThirtyIdleMinutes() {
        container.clock.pass(IDLE);
        assertFalse(isOpen(token));
    }

    @Test
    @Tag("C11")
    void continuesWhenUsedASecondBeforeTheIdleLimit() {
        container.clock.pass(IDLE.minus(SECOND));
        assertTrue(isOpen(token));
        container.clock.pass(IDLE.minus(SECOND));
        assertTrue(isOpen(token));
    }

    @Test
    @Tag("C11")
    void recordsItsUseOnceAMinute() {
        container.clock.pass(Duration.ofSeconds(59));
        user();
        assertEquals(start, list().get(0).lastUsedAt());
        container.clock.pass(SECOND);
        user();
        assertEquals(start.plusSeconds(60), list().get(0).lastUsedAt());
    }

    @Test
    @Tag("C11")
    void endsAfterTwelveHours() {
        for (int i = 0; i < 36; i++) {
            assertTrue(isOpen(token));
            container.clock.pass(Duration.ofMinutes(20).minus(i == 35 ? SECOND : Duration.ZERO));
        }
        assertTrue(isOpen(token));
        container.clock.pass(SECOND);
        assertFalse(isOpen(token));
    }

    @Test
    @Tag("C13")
    void endsWithAllAccessToTheAccount() {
        accounts.endAccess(account.id);
        assertFalse(isOpen(token));
        assertEquals(List.of(), list());
    }

    @Test
    @Tag("C13")
    void endsWhenTheAccountIsLocked() {
        account.update("update account set locked_at = now() where id = ?1", account.id);
        assertFalse(isOpen(token));
    }

    @Test
    void continuesWhenOnlySkippingEnds() {
        accounts.endTrust(account.id);
        assertTrue(isOpen(token));
    }

    @Test
    @Tag("C13")
    void endsWithASignOut() {
        sessions.end(token, account.context);
        sessions.end(token, account.context);
        assertFalse(isOpen(token));
        assertEquals(List.of("SIGNED_IN", "SIGNED_OUT"), account.audited());
    }

    @Test
    @Tag("C11")
    void cannotEndOthersOnceItIsIdleForTooLong() {
        container.clock.pass(IDLE);
        sessions.end(token, account.context);
        assertEquals(List.of("SIGNED_IN"), account.audited());
    }

    @Test
    @Tag("C5")
    void countsTenAttemptsAndEndsWithTheEleventh() {
        SignedInUser user = user();
        for (int i = 0; i < 10; i++) {
            assertTrue(sessions.countAttempt(user, account.context));
        }
        assertTrue(isOpen(token));
        assertFalse(sessions.countAttempt(user, account.context));
        assertFalse(isOpen(token));
        assertEquals(List.of("SIGNED_IN", "SESSION_ENDED"), account.audited());
    }

    @Test
    @Tag("C11")
    void doesNotReauthenticateAnEndedSession() {
        SignedInUser user = user();
        container.clock.pass(Duration.ofHours(12));
        assertEquals(Optional.empty(), sessions.reauthenticate(user));
        assertEquals(Optional.empty(), sessions.carryOver(user));
    }

    @Test
    @Tag("C4")
    @Tag("C12")
    void movesToTheNextEpochAfterAReauthentication() {
        SignedInUser user = user();
        sessions.reauthenticate(user).orElseThrow();
        accounts.endAccess(account.id);
        String carried = sessions.carryOver(user).orElseThrow();
        assertEquals(user.sessionId(), resume(carried).orElseThrow().sessionId());
    }

    @Test
    @Tag("C4")
    @Tag("C13")
    void endsWithItsEpochWithoutAReauthentication() {
        SignedInUser user = user();
        accounts.endAccess(account.id);
        assertEquals(Optional.empty(), sessions.carryOver(user));
        sessions.reauthenticate(user);
        accounts.endAccess(account.id);
        assertEquals(Optional.empty(), sessions.carryOver(user));
    }
}
