package mypage.signin;

import static mypage.TestAccount.PASSWORD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import mypage.TestAccount;
import mypage.TestContainer;
import mypage.account.Service;
import mypage.device.KnownDeviceRepository;
import mypage.otp.PendingCode;
import mypage.password.HasherBusy;
import mypage.password.HasherFixture;
import mypage.password.PasswordDenial.WrongPassword;
import mypage.password.PasswordHasher;
import mypage.platform.RequestContext;
import mypage.signin.SignInResult.Delayed;
import mypage.signin.SignInResult.Denied;
import mypage.trust.DeviceCookies;
import mypage.trust.IssuedTrustToken;
import mypage.trust.TrustTokenService;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How often a password may be tried and a code be mailed, and under which rate limit. */
@Tag("C1")
@Tag("T6")
class SignInLimitsTest {

    private static final String[] TWO_OF_EACH = {
        "mypage.password.tries.id=2/PT1H",
        "mypage.password.tries.browser=2/PT1H",
        "mypage.password.tries.network=3/PT1H",
        "mypage.otp.mails=2/PT1H"
    };
    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final TestContainer container = new TestContainer(TWO_OF_EACH);
    private final SignInService signIn = container.get(SignInService.class);
    private final TestAccount account = new TestAccount(container);
    private final DeviceCookies unknownDevice = TestAccount.newBrowser();
    private final Instant start = container.clock.instant();

    @Test
    void delaysUnknownDevicesOnceTheAttemptsOfTheIdAreUsedUp() {
        useUpAttemptsOfUnknownDevices();

        Delayed delayed = new Delayed(start.plus(HALF_AN_HOUR));
        assertEquals(delayed, begin(TestAccount.newBrowser(), PASSWORD));
        assertEquals(List.of("PASSWORD_REFUSED", "PASSWORD_REFUSED", "PASSWORD_DELAYED"), account.audited());
        container.clock.pass(HALF_AN_HOUR.minus(SECOND));
        assertEquals(delayed, begin(unknownDevice, PASSWORD));
        container.clock.pass(SECOND);
        assertInstanceOf(OtpRequired.class, begin(unknownDevice, PASSWORD)).code();
    }

    @Test
    void countsAnIdInAnySpelling() {
        useUpAttemptsOfUnknownDevices();
        assertInstanceOf(
                Delayed.class,
                signIn.begin(
                        Service.SEEKER,
                        " " + account.email.toUpperCase() + " ",
                        PASSWORD,
                        unknownDevice,
                        account.context));
    }

    @Test
    void countsAnIdPerService() {
        useUpAttemptsOfUnknownDevices();
        assertEquals(
                new Denied(new WrongPassword()),
                signIn.begin(Service.EMPLOYER, account.email, PASSWORD, unknownDevice, account.context));
    }

    @Test
    @Tag("C8")
    void delaysAnIdWithoutAccountTheSameWay() {
        RequestContext context = elsewhere();
        for (int i = 0; i < 2; i++) {
            assertEquals(
                    new Denied(new WrongPassword()),
                    signIn.begin(Service.SEEKER, "x" + account.email, "wrong", unknownDevice, context));
        }
        assertEquals(
                new Delayed(start.plus(HALF_AN_HOUR)),
                signIn.begin(Service.SEEKER, "x" + account.email, "wrong", unknownDevice, context));
    }

    @Test
    void delaysANetworkAcrossIds() {
        for (int i = 0; i < 3; i++) {
            assertEquals(
                    new Denied(new WrongPassword()),
                    signIn.begin(Service.SEEKER, i + account.email, "wrong", unknownDevice, account.context));
        }
        assertInstanceOf(Delayed.class, begin(unknownDevice, PASSWORD));
        assertInstanceOf(
                        OtpRequired.class,
                        signIn.begin(Service.SEEKER, account.email, PASSWORD, unknownDevice, elsewhere()))
                .code();
    }

    @Test
    void doesNotCountTheRightPassword() {
        begin(unknownDevice, PASSWORD);
        begin(unknownDevice, PASSWORD);
        useUpAttemptsOfUnknownDevices();
        assertInstanceOf(Delayed.class, begin(unknownDevice, PASSWORD));
    }

    @Test
    void doesNotCountWhileBusy() {
        SignInService busy = new TestContainer(TWO_OF_EACH)
                .with(PasswordHasher.class, HasherFixture.full())
                .get(SignInService.class);
        for (int i = 0; i < 4; i++) {
            assertEquals(
                    new Denied(new HasherBusy()),
                    busy.begin(Service.SEEKER, account.email, PASSWORD, unknownDevice, account.context));
        }
    }

    @Test
    void aKnownDeviceHasItsOwnAttempts() {
        DeviceCookies own = TestAccount.newBrowser();
        signIn(own);
        useUpAttemptsOfUnknownDevices();

        assertEquals(new Denied(new WrongPassword()), begin(own, "wrong"));
        assertEquals(new Denied(new WrongPassword()), begin(own, "wrong"));
        assertEquals(new Delayed(start.plus(HALF_AN_HOUR)), begin(own, PASSWORD));
    }

    @Test
    void aKnownDeviceUsesNoAttemptsOfUnknownDevices() {
        DeviceCookies own = TestAccount.newBrowser();
        signIn(own);
        begin(own, "wrong");
        begin(own, "wrong");
        assertEquals(new Denied(new WrongPassword()), begin(unknownDevice, "wrong"));
    }

    @Test
    void aDeviceIsKnownForFourHundredDays() {
        DeviceCookies own = TestAccount.newBrowser();
        signIn(own);
        container.clock.pass(Duration.ofDays(400).minus(SECOND));
        useUpAttemptsOfUnknownDevices();
        assertEquals(new Denied(new WrongPassword()), begin(own, "wrong"));
        container.clock.pass(SECOND);
        assertInstanceOf(Delayed.class, begin(own, "wrong"));
    }

    @Test
    void aTrustedDeviceHasItsOwnAttempts() {
        DeviceCookies own = skipping();
        useUpAttemptsOfUnknownDevices();
        assertEquals(new Denied(new WrongPassword()), begin(own, "wrong"));
        assertEquals(new Denied(new WrongPassword()), begin(own, "wrong"));
        assertInstanceOf(Delayed.class, begin(own, PASSWORD));
    }

    @Test
    void treatsADeviceWithExpiredTrustAsUnknown() {
        DeviceCookies own = skipping();
        container.clock.pass(Duration.ofDays(90));
        useUpAttemptsOfUnknownDevices();
        assertInstanceOf(Delayed.class, begin(own, "wrong"));
    }

    @Test
    void limitsTheCodesMailedToUnknownDevices() {
        begin(unknownDevice, PASSWORD);
        signIn.begin(Service.SEEKER, account.email, PASSWORD, TestAccount.newBrowser(), elsewhere());

        assertEquals(new Delayed(start.plus(HALF_AN_HOUR)), begin(unknownDevice, PASSWORD));
        assertEquals(List.of("OTP_ISSUED", "OTP_ISSUED", "OTP_WITHHELD"), account.audited());
        assertEquals(2, account.mails().size());
        container.clock.pass(HALF_AN_HOUR);
        assertInstanceOf(OtpRequired.class, begin(unknownDevice, PASSWORD)).code();
    }

    @Test
    void aKnownDeviceHasItsOwnMails() {
        DeviceCookies own = TestAccount.newBrowser();
        signIn(own);
        begin(unknownDevice, PASSWORD);
        assertInstanceOf(Delayed.class, begin(unknownDevice, PASSWORD));
        assertInstanceOf(OtpRequired.class, begin(own, PASSWORD)).code();
        assertInstanceOf(OtpRequired.class, begin(own, PASSWORD)).code();
        assertInstanceOf(Delayed.class, begin(own, PASSWORD));
    }

    private void useUpAttemptsOfUnknownDevices() {
        for (int i = 0; i < 2; i++) {
            assertEquals(new Denied(new WrongPassword()), begin(unknownDevice, "wrong"));
        }
    }

    private SignInResult begin(DeviceCookies browser, String password) {
        return signIn.begin(Service.SEEKER, account.email, password, browser, account.context);
    }

    private void signIn(DeviceCookies browser) {
        PendingCode pending =
                assertInstanceOf(OtpRequired.class, begin(browser, PASSWORD)).code();
        assertInstanceOf(
                SignedIn.class,
                signIn.submitOtp(Service.SEEKER, pending.token(), account.newestCode(), false, account.context));
    }

    private DeviceCookies skipping() {
        IssuedTrustToken issued =
                container.get(TrustTokenService.class).issue(account.fresh(), 0, account.context, start);
        container.inTransaction(() -> {
            container.get(KnownDeviceRepository.class).forgetAll(account.id);
            return null;
        });
        return new DeviceCookies(TestAccount.newBrowser().id(), Map.of(issued.handle(), issued.value()));
    }

    private RequestContext elsewhere() {
        return new RequestContext("2001:db9:" + Long.toHexString(account.id) + "::1", "test", "");
    }
}
