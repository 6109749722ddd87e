package mypage.admin.announcements;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import mypage.session.SessionService;
import mypage.signin.OtpRequired;
import mypage.signin.SignedIn;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What becomes of sessions that were opened without a code while a service had ceased to ask for one. */
@Tag("R3")
class SessionsWithoutCodeTest extends OtpRolloutFixture {

    private final SessionService sessions = container.get(SessionService.class);

    /** Signs in without a code. */
    private String session() {
        return assertInstanceOf(SignedIn.class, signIn()).sessionToken();
    }

    private boolean isOpen(String session) {
        boolean open = sessions.resume(SERVICE, session).isPresent();
        assertEquals(open, sessions.list(account.id).stream().findFirst().isPresent());
        return open;
    }

    @Test
    @Tag("C13")
    void sessionsOpenedWithoutACodeEndWhenTheServiceAsksAgain() {
        move(now.plus(Duration.ofMinutes(20)));
        String session = session();
        assertTrue(isOpen(session));
        container.clock.pass(Duration.ofMinutes(5));
        assertTrue(isOpen(session));

        move(container.clock.instant());
        assertFalse(isOpen(session));
    }

    @Test
    @Tag("C13")
    void theyEndToTheSecondWhenTheDateComesByItself() {
        Instant end = now.plus(Duration.ofMinutes(20));
        move(end);
        String session = session();
        container.clock.set(end.minusSeconds(1));
        assertTrue(isOpen(session));
        container.clock.set(end);
        assertFalse(isOpen(session));
    }

    @Test
    @Tag("C13")
    void theyDoNotComeBackWhenTheServiceCeasesToAskOnceMore() {
        move(now.plus(Duration.ofMinutes(5)));
        String session = session();
        container.clock.pass(Duration.ofMinutes(5));
        assertFalse(isOpen(session));
        move(now.plus(Duration.ofMinutes(10)));
        assertFalse(isOpen(session));
        container.clock.pass(Duration.ofMinutes(5));
        assertFalse(isOpen(session));
    }

    @Test
    void sessionsWithACodeStay() {
        var code = assertInstanceOf(OtpRequired.class, signIn()).code();
        move(now.plus(Duration.ofMinutes(20)));
        String session = assertInstanceOf(
                        SignedIn.class,
                        signIn.submitOtp(SERVICE, code.token(), account.newestCode(), false, account.context))
                .sessionToken();
        container.clock.pass(Duration.ofMinutes(20));
        assertTrue(isOpen(session));
    }

    @Test
    void aSessionStaysInWhichACodeWasTypedSince() {
        move(now.plus(Duration.ofMinutes(20)));
        String session = session();
        String proved = sessions.reauthenticate(
                        sessions.resume(SERVICE, session).orElseThrow())
                .orElseThrow();
        container.clock.pass(Duration.ofMinutes(20));
        assertTrue(isOpen(proved));
    }

    /** Before a first rollout, the ID and the password are all that was promised. */
    @Test
    void sessionsFromBeforeTheFirstRolloutStay() {
        account.update(
                "update otp_policy set required_from = ?1 where service = ?2",
                java.sql.Timestamp.from(now.plus(Duration.ofMinutes(20))),
                SERVICE.name());
        String session = session();
        container.clock.pass(Duration.ofMinutes(20));
        assertTrue(isOpen(session));
    }
}
