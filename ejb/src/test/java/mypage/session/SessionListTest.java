package mypage.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import mypage.EnteredApplication;
import mypage.TestAccount;
import mypage.account.Service;
import mypage.platform.Language;
import mypage.platform.RequestContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The sessions that users see and can end. */
class SessionListTest extends SessionFixture {

    @Test
    @Tag("C13")
    void listsTheSessionsOfTheAccountMostRecentlyUsedFirst() {
        container.clock.pass(Duration.ofMinutes(1));
        RequestContext chrome = new RequestContext("192.0.2.1", "test", "Mozilla/5.0 (Windows NT 10.0) Chrome/130.0");
        long second =
                resume(sessions.open(account.fresh(), chrome)).orElseThrow().sessionId();
        sessions.open(new TestAccount(container).fresh(), chrome);
        Instant now = container.clock.instant();
        long first = account.number("select min(id) from user_session where account_id = ?1", account.id);

        assertEquals(
                List.of(new SessionView(second, "Chrome（Windows）", now, now), new SessionView(first, "", start, start)),
                list());
        container.clock.pass(Duration.ofMinutes(1));
        user();
        assertEquals(
                List.of(first, second), list().stream().map(SessionView::id).toList());
    }

    @Test
    @Tag("C11")
    @Tag("C13")
    void listsNoExpiredSession() {
        container.clock.pass(IDLE.minus(SECOND));
        assertEquals(1, list().size());
        container.clock.pass(SECOND);
        assertEquals(List.of(), list());
        account.update(
                "update user_session set last_used_at = ?1 where account_id = ?2",
                java.sql.Timestamp.from(container.clock.instant()),
                account.id);
        assertEquals(1, list().size());
        account.update(
                "update user_session set expires_at = ?1 where account_id = ?2",
                java.sql.Timestamp.from(container.clock.instant()),
                account.id);
        assertEquals(List.of(), list());
    }

    @Test
    @Tag("C13")
    void namesTheApplicationsOfEachSession() {
        var application = new EnteredApplication(container, Service.SEEKER);
        long session = application.enter(Service.SEEKER, token);
        application.enter(Service.SEEKER, open());
        assertEquals(
                List.of("App"), sessions.applications(account.id, Language.EN).get(session));
        application.update("name = 'アプリ', name_en = 'Application'");
        assertEquals(
                List.of("アプリ"),
                sessions.applications(account.id, Language.JA_EASY).get(session));
        assertEquals(
                List.of("Application"),
                sessions.applications(account.id, Language.VI).get(session));
        sessions.end(token, account.context);
        assertEquals(1, sessions.applications(account.id, Language.JA).size());
        assertEquals(Map.of(), sessions.applications(new TestAccount(container).id, Language.JA));
    }

    /** Its user may still work in the application, and can end that from the list. */
    @Test
    @Tag("C13")
    void anIdleSessionStaysInTheListWhileAnApplicationIsOpen() {
        long session = new EnteredApplication(container, Service.SEEKER).enter(Service.SEEKER, token);
        open();
        container.clock.pass(Duration.ofMinutes(31));
        String last = open();
        assertEquals(
                List.of(resume(last).orElseThrow().sessionId(), session),
                list().stream().map(SessionView::id).toList());
    }

    @Test
    @Tag("C13")
    void endsASessionOfTheUser() {
        String other = open();
        sessions.endOne(user(), resume(other).orElseThrow().sessionId(), account.context);
        assertFalse(isOpen(other));
        assertTrue(isOpen(token));
        assertEquals(List.of("SIGNED_IN", "SIGNED_IN", "SESSION_ENDED"), account.audited());
    }

    @Test
    @Tag("C13")
    @Tag("C20")
    void endsNoSessionOfAnotherUser() {
        TestAccount somebody = new TestAccount(container);
        String theirs = sessions.open(somebody.fresh(), account.context);
        sessions.endOne(user(), resume(theirs).orElseThrow().sessionId(), account.context);
        sessions.endOthers(user(), account.context);
        assertTrue(isOpen(theirs));
        assertEquals(List.of("SIGNED_IN", "ACCESS_REFUSED"), account.audited());
        assertEquals(List.of("SIGNED_IN"), somebody.audited());
    }

    @Test
    @Tag("C13")
    @Tag("C26")
    void endsAllOtherSessionsAndRecordsEach() {
        List<String> others = List.of(open(), open());
        sessions.endOthers(user(), account.context);
        assertTrue(others.stream().noneMatch(this::isOpen));
        assertTrue(isOpen(token));
        assertEquals(
                List.of("SIGNED_IN", "SIGNED_IN", "SIGNED_IN", "SESSION_ENDED", "SESSION_ENDED"), account.audited());
    }
}
