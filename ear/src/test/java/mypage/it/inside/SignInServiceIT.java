package mypage.it.inside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.mkammerer.argon2.Argon2Factory;
import de.mkammerer.argon2.Argon2Factory.Argon2Types;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import mypage.account.Account;
import mypage.account.AccountService;
import mypage.account.Service;
import mypage.otp.CodeRefusal.MalformedCode;
import mypage.otp.InvalidReason;
import mypage.otp.PendingCode;
import mypage.password.PasswordDenial.WrongPassword;
import mypage.password.PasswordHasher;
import mypage.platform.RequestContext;
import mypage.session.SessionService;
import mypage.signin.AttemptResult.AttemptInvalid;
import mypage.signin.OtpRequired;
import mypage.signin.SignInCodeResult;
import mypage.signin.SignInCodeResult.CodeRefused;
import mypage.signin.SignInResult.Denied;
import mypage.signin.SignInService;
import mypage.signin.SignedIn;
import mypage.trust.DeviceCookies;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The sign-in service inside its container, under more load than browsers can produce. */
@ArquillianTest
class SignInServiceIT {

    private static final RequestContext CLIENT = new RequestContext("192.0.2.1", "it", "Mozilla/5.0");
    private static final DeviceCookies BROWSER = new DeviceCookies("browser", Map.of());
    private static final String PASSWORD = "correct horse";

    @Inject
    SignInService signIn;

    @Inject
    AccountService accounts;

    @Inject
    SessionService sessions;

    @Inject
    PasswordHasher hasher;

    @Resource(lookup = "java:app/jdbc/mypage")
    DataSource dataSource;

    private Rows rows;
    private String email;

    @BeforeEach
    void createAccount() throws SQLException {
        email = UUID.randomUUID() + "@example.jp";
        rows = new Rows(dataSource);
        rows.createAccount(email, hasher.hash(PASSWORD));
    }

    @Test
    @Tag("R14")
    @Tag("C5")
    void ofManySimultaneousGuessesFiveAreCheckedAndCounted() throws Exception {
        String token = begin().token();

        List<SignInCodeResult> results =
                Race.of(50, () -> signIn.submitOtp(Service.SEEKER, token, "000000", false, CLIENT));

        assertEquals(0, results.stream().filter(SignedIn.class::isInstance).count());
        assertTrue(results.stream().filter(CodeRefused.class::isInstance).count() <= 5);
        assertEquals(
                5,
                rows.number(
                        "select tries from otp_challenge c join account a on a.id = account_id where email = ?",
                        email));
        assertEquals(5, rows.number("""
                select count(*) from audit_event e join account a on a.id = account_id
                where email = ? and kind = 'OTP_WRONG'""", email));
        assertEquals(
                new AttemptInvalid(InvalidReason.NO_TRIES_LEFT),
                signIn.submitOtp(Service.SEEKER, token, "000000", false, CLIENT));
    }

    @Test
    @Tag("R11")
    void ofManySimultaneousSignInsOneCodeStaysValid() throws Exception {
        List<PendingCode> attempts = Race.of(8, this::begin);

        assertEquals(
                1,
                attempts.stream()
                        .filter(attempt -> signIn.resume(Service.SEEKER, attempt.token()) instanceof OtpRequired)
                        .count());
        assertEquals(
                7,
                attempts.stream()
                        .filter(attempt -> signIn.resume(Service.SEEKER, attempt.token())
                                .equals(new AttemptInvalid(InvalidReason.REPLACED)))
                        .count());
    }

    @Test
    @Tag("R1")
    @Tag("R2")
    void anAttemptIsUnknownInAnotherService() throws Exception {
        String token = begin().token();

        assertEquals(new AttemptInvalid(InvalidReason.UNKNOWN), signIn.resume(Service.EMPLOYER, token));
        assertEquals(
                new AttemptInvalid(InvalidReason.UNKNOWN),
                signIn.submitOtp(Service.EMPLOYER, token, "000000", false, CLIENT));
    }

    @Test
    @Tag("C5")
    void aMalformedCodeCountsAsNoAttempt() throws Exception {
        String token = begin().token();

        assertEquals(
                new CodeRefused(new MalformedCode()), signIn.submitOtp(Service.SEEKER, token, "12345", false, CLIENT));
        assertEquals(
                0,
                rows.number(
                        "select tries from otp_challenge c join account a on a.id = account_id where email = ?",
                        email));
    }

    @Test
    @Tag("T7")
    void aHashWithOutdatedParametersIsReplaced() throws Exception {
        String weaker = Argon2Factory.createAdvanced(Argon2Types.ARGON2id).hash(5, 7168, 1, PASSWORD.toCharArray());
        rows.update("update account set password_hash = ? where email = ?", weaker, email);

        assertEquals(
                new Denied(new WrongPassword()),
                signIn.begin(Service.SEEKER, email, PASSWORD.toUpperCase(Locale.ROOT), BROWSER, CLIENT));
        assertEquals(
                1, rows.number("select count(*) from account where email = ? and password_hash = ?", email, weaker));
        begin();

        assertEquals(
                1,
                rows.number(
                        "select count(*) from account where email = ?" + " and password_hash like '$sealed$%'", email));
        begin();
    }

    @Test
    @Tag("C13")
    void aLockedAccountAllowsNoSignInOrSession() {
        String attempt = begin().token();
        Account account = accounts.find(Service.SEEKER, email).orElseThrow();
        String session = sessions.open(account, CLIENT);

        accounts.lock(Service.SEEKER, account.id(), CLIENT);

        assertEquals(new Denied(new WrongPassword()), signIn.begin(Service.SEEKER, email, PASSWORD, BROWSER, CLIENT));
        assertEquals(new AttemptInvalid(InvalidReason.UNKNOWN), signIn.resume(Service.SEEKER, attempt));
        assertTrue(sessions.resume(Service.SEEKER, session).isEmpty());
    }

    private PendingCode begin() {
        return assertInstanceOf(OtpRequired.class, signIn.begin(Service.SEEKER, email, PASSWORD, BROWSER, CLIENT))
                .code();
    }
}
