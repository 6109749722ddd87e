package mypage.device;

import static mypage.TestAccount.PASSWORD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import mypage.TestAccount;
import mypage.TestContainer;
import mypage.account.Service;
import mypage.audit.AuditSumTimer;
import mypage.mailrequest.MailRequestResult.Accepted;
import mypage.password.PasswordDenial.WrongPassword;
import mypage.platform.JapaneseTime;
import mypage.platform.Secrets;
import mypage.signin.OtpRequired;
import mypage.signin.SignInResult;
import mypage.signin.SignInResult.Delayed;
import mypage.signin.SignInResult.Denied;
import mypage.signin.SignInService;
import mypage.trust.DeviceCookies;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("T6")
class DeviceVerificationServiceTest {

    private static final Duration VALIDITY = Duration.ofHours(1);
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final TestContainer container = new TestContainer(
            "mypage.password.tries.id=1/PT10H", "mypage.password.tries.browser=1/PT10H", "mypage.otp.mails=1/PT10H");
    private final DeviceVerificationService passes = container.get(DeviceVerificationService.class);
    private final SignInService signIn = container.get(SignInService.class);
    private final TestAccount account = new TestAccount(container);
    private final DeviceCookies browser = TestAccount.newBrowser();

    @Test
    @Tag("T10")
    @Tag("C10")
    void mailsANumberOfSixteenDigitsInGroupsOfFour() {
        send();

        var mail = account.lastMail();
        var end = container.clock.instant().plus(VALIDITY);
        assertTrue(account.newestCode().matches("\\d{4} \\d{4} \\d{4} \\d{4}"), mail.body());
        assertEquals("pass:" + account.id, mail.topic());
        assertEquals(1, account.number("select priority from outbox_message where topic = ?1", mail.topic()));
        assertEquals(end, mail.notAfter());
        assertTrue(mail.body().contains(JapaneseTime.dateTime(end)), mail.body());
        assertEquals(List.of("PASS_ISSUED"), account.audited());
    }

    @Test
    @Tag("C8")
    void mailsNothingToAnUnknownAddress() {
        long mails = account.number("select count(*) from outbox_message");
        passes.send(Service.EMPLOYER, account.email, account.context);
        container.answerMailRequests();
        assertEquals(mails, account.number("select count(*) from outbox_message"));
    }

    @Test
    @Tag("C1")
    void allowsTwoMailsAtOnceAndThenOneEveryThirtyMinutes() {
        send();
        send();
        send();
        assertEquals(2, account.mails().size());
        container.clock.pass(Duration.ofMinutes(30).minus(SECOND));
        send();
        assertEquals(2, account.mails().size());
        container.clock.pass(SECOND);
        send();
        assertEquals(3, account.mails().size());
    }

    @Test
    void givesTheVerifiedDeviceItsOwnAttempts() {
        begin("wrong");
        assertInstanceOf(Delayed.class, begin(PASSWORD));
        send();
        assertTrue(use(account.newestCode()));

        assertEquals(new Denied(new WrongPassword()), begin("wrong"));
        assertEquals(
                List.of("PASSWORD_REFUSED", "PASS_ISSUED", "PASS_USED", "PASSWORD_REFUSED", "PASSWORD_DELAYED"),
                account.audited());
    }

    @Test
    void givesADeviceWithoutAttemptsNewOnes() {
        send();
        use(account.newestCode());
        begin("wrong");
        assertInstanceOf(Delayed.class, begin("wrong"));
        send();
        use(account.newestCode());
        assertEquals(new Denied(new WrongPassword()), begin("wrong"));
    }

    @Test
    void givesTheDeviceItsOwnMailsWithEachNumber() {
        for (int i = 0; i < 2; i++) {
            send();
            use(account.newestCode());
            assertInstanceOf(OtpRequired.class, begin(PASSWORD)).code();
            assertInstanceOf(Delayed.class, begin(PASSWORD));
        }
    }

    @Test
    @Tag("T9")
    void acceptsANumberInAnyGroupingAndWidth() {
        send();
        assertTrue(use(account.newestCode().replace(' ', '－')));
    }

    @Test
    void refusesAWrongNumber() {
        begin("wrong");
        send();
        assertFalse(use((account.newestCode().startsWith("0") ? "1" : "0").repeat(16)));
        assertFalse(use("no number"));
        container.clock.pass(SECOND);
        assertInstanceOf(Delayed.class, begin(PASSWORD));
        assertEquals(
                Set.of("PASSWORD_REFUSED", "PASS_ISSUED", "PASS_REFUSED", "PASSWORD_DELAYED"),
                Set.copyOf(account.audited()));
    }

    @Test
    @Tag("C8")
    void refusesANumberForAnUnknownAddress() {
        send();
        assertFalse(passes.use(Service.EMPLOYER, account.email, account.newestCode(), browser, account.context));
        container.get(AuditSumTimer.class).write();
        assertEquals(1, account.number("""
                select count(*) from audit_event
                where kind = 'PASS_REFUSED' and account_id is null
                    and client_address = ?1""", account.context.address()));
    }

    @Test
    @Tag("C10")
    void refusesTheNumberOfAnotherAccount() {
        TestAccount another = new TestAccount(container);
        passes.send(Service.SEEKER, another.email, account.context);
        container.answerMailRequests();
        assertFalse(use(another.newestCode()));
    }

    @Test
    @Tag("C10")
    void acceptsANumberOnce() {
        send();
        String code = account.newestCode();
        assertTrue(use(code));
        assertFalse(use(code));
    }

    @Test
    @Tag("C10")
    @Tag("C19")
    void acceptsANumberOnceOfTwoConcurrentAttempts() {
        send();
        String code = account.newestCode();
        Secrets slow = new Secrets(TestContainer.KEYS) {
            @Override
            public boolean matches(String message, byte[] keyedHash) {
                assertTrue(use(code));
                return super.matches(message, keyedHash);
            }
        };
        DeviceVerificationService late =
                new TestContainer().with(Secrets.class, slow).get(DeviceVerificationService.class);
        assertFalse(late.use(Service.SEEKER, account.email, code, browser, account.context));
    }

    @Test
    void acceptsAnOlderNumberToo() {
        send();
        String older = account.newestCode();
        send();
        assertTrue(use(older));
        assertTrue(use(account.newestCode()));
    }

    @Test
    void acceptsANumberUntilTheLastSecondOfItsHour() {
        send();
        container.clock.pass(VALIDITY.minus(SECOND));
        assertTrue(use(account.newestCode()));
    }

    @Test
    void refusesAnExpiredNumber() {
        send();
        container.clock.pass(VALIDITY);
        assertFalse(use(account.newestCode()));
    }

    private void send() {
        assertEquals(new Accepted(), passes.send(Service.SEEKER, account.email, account.context));
        container.answerMailRequests();
    }

    private boolean use(String code) {
        return passes.use(Service.SEEKER, account.email, code, browser, account.context);
    }

    private SignInResult begin(String password) {
        return signIn.begin(Service.SEEKER, account.email, password, browser, account.context);
    }
}
