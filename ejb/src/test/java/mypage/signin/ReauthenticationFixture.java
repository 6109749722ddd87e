package mypage.signin;

import static mypage.TestAccount.PASSWORD;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import java.util.Optional;
import mypage.TestAccount;
import mypage.TestContainer;
import mypage.account.AccountService;
import mypage.account.Service;
import mypage.session.SessionService;
import mypage.session.SignedInUser;
import mypage.signin.ReauthenticationCodeResult.Confirmed;

/** One session whose user proves both factors again, on real beans without a server. */
public abstract class ReauthenticationFixture {

    public static final String NEW_PASSWORD = "あたらしい合言葉 battery staple";

    public static final Duration SECOND = Duration.ofSeconds(1);

    public static final Duration VALIDITY = Duration.ofMinutes(30);

    public final TestContainer container = new TestContainer();

    public final ReauthenticationService stepUp = container.get(ReauthenticationService.class);

    public final SignInService signIn = container.get(SignInService.class);

    public final SessionService sessions = container.get(SessionService.class);

    public final AccountService accounts = container.get(AccountService.class);

    public final TestAccount account = new TestAccount(container);

    public final String session = sessions.open(account.fresh(), account.context);

    public final SignedInUser user = user(session).orElseThrow();

    public OtpRequired begin() {
        return assertInstanceOf(OtpRequired.class, stepUp.begin(user, PASSWORD, account.context));
    }

    public Confirmed confirm() {
        return assertInstanceOf(Confirmed.class, type(begin(), account.newestCode()));
    }

    public ReauthenticationCodeResult type(OtpRequired step, String code) {
        return stepUp.submitOtp(user, step.attemptToken(), code, account.context);
    }

    public PasswordChangeResult change(String token, String password) {
        return stepUp.changePassword(user(token).orElseThrow(), password, account.context);
    }

    public Optional<SignedInUser> user(String token) {
        return sessions.resume(Service.SEEKER, token);
    }
}
