package mypage.admin.announcements;

import static mypage.TestAccount.PASSWORD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import mypage.TestAccount;
import mypage.account.Service;
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

    @AfterEach
    void restore() {
        rollouts.move(SERVICE, rollouts.dates().get(SERVICE), before, context);
    }

    private AnnouncementChangeResult move(Instant to) {
        return rollouts.move(SERVICE, rollouts.dates().get(SERVICE), to, context);
    }

    private SignInResult signIn() {
        return signIn.begin(SERVICE, account.email, PASSWORD, TestAccount.newBrowser(), account.context);
    }

    @Test
    void takesEffectAtTheSecondThatWasSet() {
        assertEquals(AnnouncementChangeResult.DONE, move(start));
        container.clock.set(start.minusSeconds(1));
        assertInstanceOf(SignedIn.class, signIn());
        container.clock.pass(Duration.ofSeconds(1));
        assertInstanceOf(OtpRequired.class, signIn()).code();
        assertEquals(List.of("LAUNCH_CHANGED JOB_INFORMATION"), audited());
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
