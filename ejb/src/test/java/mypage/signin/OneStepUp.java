package mypage.signin;

import static mypage.TestAccount.PASSWORD;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import java.util.Optional;
import mypage.TestAccount;
import mypage.Wired;
import mypage.account.AccountService;
import mypage.account.Service;
import mypage.session.SessionService;
import mypage.session.SignedInUser;
import mypage.signin.ReauthenticationCodeResult.Confirmed;

/** One session whose user proves both factors again, on real beans without a server. */
abstract class OneStepUp {

    static final String NEW_PASSWORD = "あたらしい合言葉 battery staple";

    static final Duration SECOND = Duration.ofSeconds(1);

    static final Duration VALIDITY = Duration.ofMinutes(30);

    final Wired wired = new Wired();

    final StepUpService stepUp = wired.get(StepUpService.class);

    final SignInService signIn = wired.get(SignInService.class);

    final SessionService sessions = wired.get(SessionService.class);

    final AccountService accounts = wired.get(AccountService.class);

    final TestAccount account = new TestAccount(wired);

    final String session = sessions.open(account.fresh(), account.client);

    final SignedInUser user = user(session).orElseThrow();

    OtpRequired begin() {
        return assertInstanceOf(OtpRequired.class, stepUp.begin(user, PASSWORD, account.client));
    }

    Confirmed confirm() {
        return assertInstanceOf(Confirmed.class, type(begin(), account.newestCode()));
    }

    ReauthenticationCodeResult type(OtpRequired step, String code) {
        return stepUp.submitOtp(user, step.attemptToken(), code, account.client);
    }

    PasswordChangeResult change(String token, String password) {
        return stepUp.changePassword(user(token).orElseThrow(), password, account.client);
    }

    Optional<SignedInUser> user(String token) {
        return sessions.resume(Service.SEEKER, token);
    }
}
