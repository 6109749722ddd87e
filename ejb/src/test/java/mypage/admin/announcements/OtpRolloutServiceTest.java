package mypage.admin.announcements;

import static mypage.TestAccount.PASSWORD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import mypage.TestAccount;
import mypage.account.Service;
import mypage.admin.approvals.ActDecisionResult;
import mypage.admin.approvals.PendingActService;
import mypage.admin.dashboard.Alert;
import mypage.admin.dashboard.AlertService;
import mypage.platform.RequestContext;
import mypage.session.SessionService;
import mypage.signin.OtpRequired;
import mypage.signin.SignInResult;
import mypage.signin.SignInService;
import mypage.signin.SignedIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R3")
class OtpRolloutServiceTest extends OperatorFixture {

    private static final Service SERVICE = Service.JOB_INFORMATION;

    private final OtpRolloutService rollouts = container.get(OtpRolloutService.class);
    private final SignInService signIn = container.get(SignInService.class);
    private final TestAccount account = new TestAccount(container, SERVICE);
    private final Instant before = rollouts.dates().get(SERVICE);
    private final Instant start = now.plus(Duration.ofDays(1));

    private final RequestContext approver = member("APPROVE");
    private final PendingActService approvals = container.get(PendingActService.class);
    private final SessionService sessions = container.get(SessionService.class);

    @AfterEach
    void restore() {
        account.update("update otp_policy set off_since = null, required_from = '2025-01-06T08:30:00+09:00'");
    }

    /** Moves the date, and lets a second member approve it if that is needed. */
    private void move(Instant to) {
        if (ask(to) == AnnouncementChangeResult.ASKED) {
            assertEquals(ActDecisionResult.DONE, approvals.approve(asked(), approver));
        }
        assertEquals(to, rollouts.dates().get(SERVICE));
    }

    private AnnouncementChangeResult ask(Instant to) {
        return rollouts.move(SERVICE, rollouts.dates().get(SERVICE), to, context);
    }

    private long asked() {
        return account.number(
                "select id from pending_act where state = 'WAITING' and asked_by = ?1", context.staffId());
    }

    /** Signs in without a code. */
    private String session() {
        return assertInstanceOf(SignedIn.class, signIn()).sessionToken();
    }

    private boolean isOpen(String session) {
        boolean open = sessions.resume(SERVICE, session).isPresent();
        assertEquals(open, sessions.list(account.id).stream().findFirst().isPresent());
        return open;
    }

    private SignInResult signIn() {
        return signIn.begin(SERVICE, account.email, PASSWORD, TestAccount.newBrowser(), account.context);
    }

    @Test
    void takesEffectAtTheSecondThatWasSet() {
        move(start);
        container.clock.set(start.minusSeconds(1));
        assertInstanceOf(SignedIn.class, signIn());
        container.clock.pass(Duration.ofSeconds(1));
        assertInstanceOf(OtpRequired.class, signIn()).code();
        assertEquals("LAUNCH_CHANGED JOB_INFORMATION", audited().get(1));
    }

    /** One member could otherwise turn off the second factor of everybody. */
    @Test
    @Tag("C20")
    void aLaterDateNeedsASecondMember() {
        assertEquals(AnnouncementChangeResult.ASKED, ask(start));
        assertEquals(before, rollouts.dates().get(SERVICE));
        assertInstanceOf(OtpRequired.class, signIn());
        assertEquals(AnnouncementChangeResult.ALREADY_ASKED, ask(start.plusSeconds(1)));

        assertEquals(ActDecisionResult.OWN_ACT, approvals.approve(asked(), context));
        assertEquals(ActDecisionResult.NO_ROLE, approvals.approve(asked(), member("MANAGE")));
        assertEquals(ActDecisionResult.DONE, approvals.approve(asked(), approver));
        assertEquals(start, rollouts.dates().get(SERVICE));
        assertInstanceOf(SignedIn.class, signIn());
    }

    /** Who approved one day without codes did not approve two. */
    @Test
    @Tag("C20")
    void toPutOffTheEndNeedsASecondMemberAgain() {
        move(start);
        assertEquals(AnnouncementChangeResult.ASKED, ask(start.plusSeconds(1)));
        assertEquals(start, rollouts.dates().get(SERVICE));
    }

    @Test
    void anEarlierDateNeedsNobodyElse() {
        move(start);
        assertEquals(AnnouncementChangeResult.DONE, ask(start.minusSeconds(1)));
        assertEquals(AnnouncementChangeResult.DONE, ask(now));
        assertEquals(AnnouncementChangeResult.DONE, ask(now.minusSeconds(60)));
        assertEquals(AnnouncementChangeResult.DONE, ask(now));
    }

    @Test
    void anApprovalThatComesTooLateChangesNothing() {
        ask(start);
        container.clock.set(start);
        assertEquals(ActDecisionResult.VOID, approvals.approve(asked(), approver));
        assertEquals(before, rollouts.dates().get(SERVICE));
    }

    @Test
    void anApprovalOfADateThatAColleagueMovedChangesNothing() {
        ask(start);
        Instant other = before.minusSeconds(60);
        ask(other);
        assertEquals(ActDecisionResult.VOID, approvals.approve(asked(), approver));
        assertEquals(other, rollouts.dates().get(SERVICE));
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

    @Test
    void theDashboardShowsItAsLongAsItLasts() {
        AlertService alerts = container.get(AlertService.class);
        move(start);
        assertEquals(new Alert.OtpOff(SERVICE, now, start), alerts.attention().get(0));
        move(now);
        assertTrue(alerts.attention().stream().noneMatch(Alert.OtpOff.class::isInstance));
    }

    @Test
    void aNewDateHoldsForTheNextSignIn() {
        assertInstanceOf(OtpRequired.class, signIn()).code();
        move(start);
        assertInstanceOf(SignedIn.class, signIn());
        move(now);
        assertInstanceOf(OtpRequired.class, signIn()).code();
    }

    @Test
    void leavesOtherServicesUnchanged() {
        var seeker = new TestAccount(container, Service.SEEKER);
        move(start);
        assertInstanceOf(
                        OtpRequired.class,
                        signIn.begin(Service.SEEKER, seeker.email, PASSWORD, TestAccount.newBrowser(), seeker.context))
                .code();
        assertEquals(start, rollouts.dates().get(SERVICE));
    }

    @Test
    void leavesPendingCodesValid() {
        var step = assertInstanceOf(OtpRequired.class, signIn()).code();
        move(start);
        assertEquals(new OtpRequired(step), signIn.resume(SERVICE, step.token()));
        assertInstanceOf(
                SignedIn.class, signIn.submitOtp(SERVICE, step.token(), account.newestCode(), false, account.context));
    }

    @Test
    void aChangeLosesAgainstAColleaguesEarlierChange() {
        Instant seen = rollouts.dates().get(SERVICE);
        move(start);
        assertEquals(AnnouncementChangeResult.STALE, rollouts.move(SERVICE, seen, now, context));
        assertEquals(start, rollouts.dates().get(SERVICE));
    }

    @Test
    void pagesShowTheDateToTheSecond() {
        move(start);
        container.clock.set(start.minusSeconds(1));
        assertFalse(announcements.requiresOtp(SERVICE));
        assertTrue(announcements.requiresOtp(Service.SEEKER));
        container.clock.set(start);
        assertTrue(announcements.requiresOtp(SERVICE));
    }
}
