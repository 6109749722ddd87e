package mypage.dormancy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import mypage.TestAccount;
import mypage.account.Service;
import mypage.profile.FamilyFixture;
import mypage.session.SessionService;
import mypage.signin.AdmissionResult;
import mypage.signin.AdmissionResult.Admitted;
import mypage.signin.OtpRequired;
import mypage.signin.SignInService;
import mypage.signin.SignedIn;
import mypage.trust.DeviceCookies;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A sign-in in the moment in which the account becomes dormant, to a service that asks for no codes. */
class DormantSignInTest extends FamilyFixture {

    private static final Duration AFTER = Duration.ofDays(730);
    private static final Duration NOTICE = Duration.ofDays(30);

    private final DormancyTransactions steps = container.get(DormancyTransactions.class);
    private final SignInService signIns = container.get(SignInService.class);
    private final DeviceCookies browser = TestAccount.newBrowser();

    @AfterEach
    void requireCodes() {
        main.update("update otp_policy set required_from = '2025-01-06T08:30:00+09:00' where service = 'EMPLOYER'");
    }

    private void pass(Duration time) {
        container.clock.pass(time);
        steps.next(main.id - 1, AFTER);
    }

    /** It would otherwise open the account without a code. */
    @Test
    void aPasswordThatWasJudgedBeforeItBecameDormantDoesNotUndoIt() {
        main.update("update otp_policy set required_from = '2099-01-01' where service = 'EMPLOYER'");
        open(main);
        pass(AFTER);
        AdmissionResult before = signIns.admit(Service.EMPLOYER, main.email, browser, main.context);
        try (Admitted read = assertInstanceOf(Admitted.class, before)) {
            pass(NOTICE);
            SignedIn late = assertInstanceOf(SignedIn.class, signIns.begin(read, TestAccount.PASSWORD, main.context));

            assertTrue(main.fresh().dormantAt().isPresent());
            assertTrue(main.fresh().dormancyAnnouncedAt().isPresent());
            assertEquals(
                    Optional.empty(),
                    container.get(SessionService.class).resume(Service.EMPLOYER, late.sessionToken()));
        }
        assertInstanceOf(
                OtpRequired.class,
                signIns.begin(Service.EMPLOYER, main.email, TestAccount.PASSWORD, browser, main.context));
    }
}
