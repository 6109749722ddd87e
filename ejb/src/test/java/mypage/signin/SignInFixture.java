package mypage.signin;

import static mypage.TestAccount.PASSWORD;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import mypage.TestAccount;
import mypage.TestContainer;
import mypage.account.AccountService;
import mypage.account.Service;
import mypage.audit.AuditSumTimer;
import mypage.otp.PendingCode;
import mypage.session.SessionService;
import mypage.session.SignedInUser;
import mypage.trust.DeviceCookies;

/** One account and one browser that signs in to it, on real beans without a server. */
public abstract class SignInFixture {

    public static final Duration VALIDITY = Duration.ofMinutes(30);

    public static final Duration SECOND = Duration.ofSeconds(1);

    public final TestContainer container = new TestContainer();

    public final SignInService signIn = container.get(SignInService.class);

    public final SessionService sessions = container.get(SessionService.class);

    public final AccountService accounts = container.get(AccountService.class);

    public final TestAccount account = new TestAccount(container);

    public final DeviceCookies browser = TestAccount.newBrowser();

    public PendingCode begin() {
        return assertInstanceOf(OtpRequired.class, begin(account.email, PASSWORD))
                .code();
    }

    public SignInResult begin(String email, String password) {
        return signIn.begin(Service.SEEKER, email, password, browser, account.context);
    }

    public SignInCodeResult type(PendingCode pending, String code) {
        return signIn.submitOtp(Service.SEEKER, pending.token(), code, false, account.context);
    }

    public SignedInUser user(SignedIn signedIn) {
        return sessions.resume(Service.SEEKER, signedIn.sessionToken()).orElseThrow();
    }

    public String hash() {
        return (String) account.row("select password_hash from account where id = ?1", account.id);
    }

    public long auditedOfNobody(String kind) {
        container.get(AuditSumTimer.class).write();
        return account.number(
                "select count(*) from audit_event where account_id is null and client_address = ?1 and kind = ?2",
                account.context.address(),
                kind);
    }
}
