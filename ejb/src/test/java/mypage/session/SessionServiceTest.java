package mypage.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mypage.TestAccount;
import mypage.Wired;
import mypage.account.AccountService;
import mypage.account.Service;
import mypage.audit.Client;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SessionServiceTest {

    private static final Duration IDLE = Duration.ofMinutes(30);
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Wired wired = new Wired();
    private final SessionService sessions = wired.get(SessionService.class);
    private final AccountService accounts = wired.get(AccountService.class);
    private final TestAccount account = new TestAccount(wired);
    private final Instant start = wired.clock.instant();
    private final String token = open();

    @Test
    void knowsItsUserByTheToken() {
        SignedInUser user = user();
        assertEquals(
                new SignedInUser(user.sessionId(), account.id, Service.SEEKER, account.email, Optional.empty(), false),
                user);
        assertEquals(Optional.empty(), sessions.resume(Service.SEEKER, "another"));
        assertEquals(List.of("SIGNED_IN"), account.audited());
    }

    @Test
    @Tag("R2")
    void opensOneServiceOnly() {
        assertEquals(Optional.empty(), sessions.resume(Service.EMPLOYER, token));
    }

    @Test
    @Tag("C12")
    void hasATokenOfItsOwn() {
        assertNotEquals(token, open());
        assertTrue(isLiving(token));
    }

    @Test
    void tellsWhenTheAccountWasSignedInToBefore() {
        wired.clock.pass(SECOND);
        String second = open();
        assertEquals(Optional.of(start), resume(second).orElseThrow().previousSignIn());
        assertEquals(Optional.empty(), user().previousSignIn());
        assertEquals(Optional.of(start.plus(SECOND)), account.fresh().lastSignInAt());
    }

    @Test
    @Tag("C11")
    void endsAfterThirtyMinutesWithoutUse() {
        wired.clock.pass(IDLE);
        assertFalse(isLiving(token));
    }

    @Test
    @Tag("C11")
    void livesOnWhenItIsUsedASecondBefore() {
        wired.clock.pass(IDLE.minus(SECOND));
        assertTrue(isLiving(token));
        wired.clock.pass(IDLE.minus(SECOND));
        assertTrue(isLiving(token));
    }

    @Test
    @Tag("C11")
    void notesItsUseOnceAMinute() {
        wired.clock.pass(Duration.ofSeconds(59));
        user();
        assertEquals(start, list().get(0).lastUsedAt());
        wired.clock.pass(SECOND);
        user();
        assertEquals(start.plusSeconds(60), list().get(0).lastUsedAt());
    }

    @Test
    @Tag("C11")
    void endsAfterTwelveHoursInAnyCase() {
        for (int i = 0; i < 36; i++) {
            assertTrue(isLiving(token));
            wired.clock.pass(Duration.ofMinutes(20).minus(i == 35 ? SECOND : Duration.ZERO));
        }
        assertTrue(isLiving(token));
        wired.clock.pass(SECOND);
        assertFalse(isLiving(token));
    }

    @Test
    @Tag("C13")
    void endsWithAllAccessToTheAccount() {
        accounts.endAccess(account.id);
        assertFalse(isLiving(token));
        assertEquals(List.of(), list());
    }

    @Test
    @Tag("C13")
    void endsWhenTheAccountIsLocked() {
        account.update("update account set locked_at = now() where id = ?1", account.id);
        assertFalse(isLiving(token));
    }

    @Test
    void livesOnWhenOnlySkippingEnds() {
        accounts.endTrust(account.id);
        assertTrue(isLiving(token));
    }

    @Test
    @Tag("C13")
    void endsWithASignOut() {
        sessions.end(token, account.client);
        sessions.end(token, account.client);
        assertFalse(isLiving(token));
        assertEquals(List.of("SIGNED_IN", "SIGNED_OUT"), account.audited());
    }

    @Test
    @Tag("C11")
    void endsNothingOnceItIsIdleForTooLong() {
        wired.clock.pass(IDLE);
        sessions.end(token, account.client);
        assertEquals(List.of("SIGNED_IN"), account.audited());
    }

    @Test
    @Tag("C13")
    void listsThoseOfTheAccountTheOneUsedLastFirst() {
        wired.clock.pass(Duration.ofMinutes(1));
        Client chrome = new Client("192.0.2.1", "test", "Mozilla/5.0 (Windows NT 10.0) Chrome/130.0");
        long second =
                resume(sessions.open(account.fresh(), chrome)).orElseThrow().sessionId();
        sessions.open(new TestAccount(wired).fresh(), chrome);
        Instant now = wired.clock.instant();
        long first = account.number("select min(id) from user_session where account_id = ?1", account.id);

        assertEquals(
                List.of(new OpenSession(second, "Chrome（Windows）", now, now), new OpenSession(first, "", start, start)),
                list());
        wired.clock.pass(Duration.ofMinutes(1));
        user();
        assertEquals(
                List.of(first, second), list().stream().map(OpenSession::id).toList());
    }

    @Test
    @Tag("C11")
    @Tag("C13")
    void listsNoneThatIsIdleOrTooOld() {
        wired.clock.pass(IDLE.minus(SECOND));
        assertEquals(1, list().size());
        wired.clock.pass(SECOND);
        assertEquals(List.of(), list());
        account.update(
                "update user_session set last_used_at = ?1 where account_id = ?2",
                java.sql.Timestamp.from(wired.clock.instant()),
                account.id);
        assertEquals(1, list().size());
        account.update(
                "update user_session set expires_at = ?1 where account_id = ?2",
                java.sql.Timestamp.from(wired.clock.instant()),
                account.id);
        assertEquals(List.of(), list());
    }

    @Test
    @Tag("C13")
    void endsOneOfTheUsersOwn() {
        String other = open();
        sessions.endOne(user(), resume(other).orElseThrow().sessionId(), account.client);
        assertFalse(isLiving(other));
        assertTrue(isLiving(token));
        assertEquals(List.of("SIGNED_IN", "SIGNED_IN", "SESSION_ENDED"), account.audited());
    }

    @Test
    @Tag("C13")
    @Tag("C20")
    void endsNoneOfSomebodyElse() {
        TestAccount somebody = new TestAccount(wired);
        String theirs = sessions.open(somebody.fresh(), account.client);
        sessions.endOne(user(), resume(theirs).orElseThrow().sessionId(), account.client);
        sessions.endOthers(user(), account.client);
        assertTrue(isLiving(theirs));
        assertEquals(List.of("SIGNED_IN"), account.audited());
    }

    @Test
    @Tag("C13")
    @Tag("C26")
    void endsAllOthersAndRecordsEach() {
        List<String> others = List.of(open(), open());
        sessions.endOthers(user(), account.client);
        assertTrue(others.stream().noneMatch(this::isLiving));
        assertTrue(isLiving(token));
        assertEquals(
                List.of("SIGNED_IN", "SIGNED_IN", "SIGNED_IN", "SESSION_ENDED", "SESSION_ENDED"), account.audited());
    }

    @Test
    @Tag("C5")
    void countsTenTriesAndEndsWithTheEleventh() {
        SignedInUser user = user();
        for (int i = 0; i < 10; i++) {
            assertTrue(sessions.countTry(user, account.client));
        }
        assertTrue(isLiving(token));
        assertFalse(sessions.countTry(user, account.client));
        assertFalse(isLiving(token));
        assertEquals(List.of("SIGNED_IN", "SESSION_ENDED"), account.audited());
    }

    @Test
    @Tag("C11")
    void confirmsNoSessionThatIsOver() {
        SignedInUser user = user();
        wired.clock.pass(Duration.ofHours(12));
        assertEquals(Optional.empty(), sessions.confirm(user));
        assertEquals(Optional.empty(), sessions.carryOver(user));
    }

    @Test
    @Tag("C4")
    @Tag("C12")
    void goesAlongToTheNextGenerationOnceConfirmed() {
        SignedInUser user = user();
        sessions.confirm(user).orElseThrow();
        accounts.endAccess(account.id);
        String carried = sessions.carryOver(user).orElseThrow();
        assertEquals(user.sessionId(), resume(carried).orElseThrow().sessionId());
    }

    @Test
    @Tag("C4")
    @Tag("C13")
    void staysBehindUnconfirmedOrWhenSomethingElseEndedItToo() {
        SignedInUser user = user();
        accounts.endAccess(account.id);
        assertEquals(Optional.empty(), sessions.carryOver(user));
        sessions.confirm(user);
        accounts.endAccess(account.id);
        assertEquals(Optional.empty(), sessions.carryOver(user));
    }

    private String open() {
        return sessions.open(account.fresh(), account.client);
    }

    private SignedInUser user() {
        return resume(token).orElseThrow();
    }

    private Optional<SignedInUser> resume(String sessionToken) {
        return sessions.resume(Service.SEEKER, sessionToken);
    }

    private boolean isLiving(String sessionToken) {
        return resume(sessionToken).isPresent();
    }

    private List<OpenSession> list() {
        return sessions.list(account.id);
    }
}
