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
import mypage.admin.dashboard.Alert;
import mypage.admin.dashboard.AlertService;
import mypage.admin.dashboard.Attention;
import mypage.signin.OtpRequired;
import mypage.signin.SignedIn;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R3")
class OtpRolloutServiceTest extends OtpRolloutFixture {

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
    void theDashboardShowsItAsLongAsItLasts() {
        AlertService alerts = container.get(AlertService.class);
        move(start);
        assertEquals(
                new Alert.OtpOff(SERVICE, now, start), alerts.attention().get(0).alert());
        move(now);
        assertTrue(alerts.attention().stream().map(Attention::alert).noneMatch(Alert.OtpOff.class::isInstance));
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
