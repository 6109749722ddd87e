package mypage.signin;

import static mypage.TestAccount.PASSWORD;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import mypage.TestAccount;
import mypage.Wired;
import mypage.account.AccountService;
import mypage.account.Service;
import mypage.session.SessionService;
import mypage.session.SignedInUser;
import mypage.trust.Browser;

/** One account and one browser that signs in to it, on real beans without a server. */
abstract class OneSignIn {

    static final Duration VALIDITY = Duration.ofMinutes(30);

    static final Duration SECOND = Duration.ofSeconds(1);

    final Wired wired = new Wired();

    final SignInService signIn = wired.get(SignInService.class);

    final SessionService sessions = wired.get(SessionService.class);

    final AccountService accounts = wired.get(AccountService.class);

    final TestAccount account = new TestAccount(wired);

    final Browser browser = TestAccount.newBrowser();

    OtpRequired begin() {
        return assertInstanceOf(OtpRequired.class, begin(account.email, PASSWORD));
    }

    SignInResult begin(String email, String password) {
        return signIn.begin(Service.SEEKER, email, password, browser, account.client);
    }

    SignInCodeResult type(OtpRequired step, String code) {
        return signIn.submitOtp(Service.SEEKER, step.attemptToken(), code, false, account.client);
    }

    SignedInUser user(SignedIn step) {
        return sessions.resume(Service.SEEKER, step.sessionToken()).orElseThrow();
    }

    String hash() {
        return (String) account.row("select password_hash from account where id = ?1", account.id);
    }

    long auditedOfNobody(String kind) {
        return account.number(
                "select count(*) from audit_event where account_id is null and client_address = ?1 and kind = ?2",
                account.client.address(),
                kind);
    }
}
