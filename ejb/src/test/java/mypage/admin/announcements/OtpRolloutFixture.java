package mypage.admin.announcements;

import static mypage.TestAccount.PASSWORD;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import mypage.TestAccount;
import mypage.account.Service;
import mypage.admin.approvals.ActDecisionResult;
import mypage.admin.approvals.PendingActService;
import mypage.platform.RequestContext;
import mypage.signin.SignInResult;
import mypage.signin.SignInService;
import org.junit.jupiter.api.AfterEach;

/** A service that can cease to ask for one-time passwords, and an account of it. */
abstract class OtpRolloutFixture extends OperatorFixture {

    static final Service SERVICE = Service.JOB_INFORMATION;

    final OtpRolloutService rollouts = container.get(OtpRolloutService.class);
    final SignInService signIn = container.get(SignInService.class);
    final TestAccount account = new TestAccount(container, SERVICE);
    final Instant before = rollouts.dates().get(SERVICE);
    final Instant start = now.plus(Duration.ofDays(1));

    final RequestContext approver = member("APPROVE");
    final PendingActService approvals = container.get(PendingActService.class);

    @AfterEach
    public void restore() {
        account.update("update otp_policy set off_since = null, required_from = '2025-01-06T08:30:00+09:00',"
                + " pilot_from = null, pilot_share = 0");
        account.update("delete from otp_pilot_account");
    }

    /** Moves the date, and lets a second member approve it if that is needed. */
    void move(Instant to) {
        if (ask(to) == AnnouncementChangeResult.ASKED) {
            assertEquals(ActDecisionResult.DONE, approvals.approve(asked(), approver));
        }
        assertEquals(to, rollouts.dates().get(SERVICE));
    }

    AnnouncementChangeResult ask(Instant to) {
        return rollouts.move(SERVICE, rollouts.dates().get(SERVICE), to, context);
    }

    long asked() {
        return account.number(
                "select id from pending_act where state = 'WAITING' and asked_by = ?1", context.staffId());
    }

    SignInResult signIn() {
        return signIn.begin(SERVICE, account.email, PASSWORD, TestAccount.newBrowser(), account.context);
    }
}
