package mypage.reauthentication;

import static mypage.TestAccount.PASSWORD;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import java.util.Optional;
import mypage.TestAccount;
import mypage.TestContainer;
import mypage.account.AccountService;
import mypage.account.Service;
import mypage.otp.PendingCode;
import mypage.reauthentication.ReauthenticationCodeResult.Reauthenticated;
import mypage.reauthentication.ReauthenticationResult.OtpRequired;
import mypage.session.SessionService;
import mypage.session.SignedInUser;
import mypage.signin.SignInService;

/** One session whose user reauthenticates, on real beans without a server. */
public abstract class ReauthenticationFixture {

    public static final Duration SECOND = Duration.ofSeconds(1);

    public static final Duration VALIDITY = Duration.ofMinutes(30);

    public final TestContainer container = new TestContainer();

    public final ReauthenticationService service = container.get(ReauthenticationService.class);

    public final SignInService signIn = container.get(SignInService.class);

    public final SessionService sessions = container.get(SessionService.class);

    public final AccountService accounts = container.get(AccountService.class);

    public final TestAccount account = new TestAccount(container);

    public final String session = sessions.open(account.fresh(), account.context);

    public final SignedInUser user = user(session).orElseThrow();

    public PendingCode begin() {
        return assertInstanceOf(OtpRequired.class, service.begin(user, PASSWORD, account.context))
                .code();
    }

    public Reauthenticated reauthenticate() {
        return assertInstanceOf(Reauthenticated.class, type(begin(), account.newestCode()));
    }

    public ReauthenticationCodeResult type(PendingCode pending, String code) {
        return service.submitOtp(user, pending.token(), code, account.context);
    }

    public Optional<SignedInUser> user(String token) {
        return sessions.resume(Service.SEEKER, token);
    }
}
