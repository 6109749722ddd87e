package mypage.signin;

import static mypage.TestAccount.PASSWORD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import mypage.TestAccount;
import mypage.TestContainer;
import mypage.account.Service;
import mypage.device.KnownDeviceRepository;
import mypage.password.PasswordDenial.WrongPassword;
import mypage.platform.RequestContext;
import mypage.signin.SignInResult.Delayed;
import mypage.signin.SignInResult.Denied;
import mypage.trust.DeviceCookies;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How long a stranger may go on guessing the password of one ID. */
@Tag("C1")
@Tag("T6")
class FailuresInARowTest {

    @Test
    void afterFailuresInARowUnknownDevicesNeedTheMailedNumberHoweverLongTheyWait() {
        TestContainer rows = new TestContainer("mypage.password.failures.id=3/P365D");
        SignInService service = rows.get(SignInService.class);
        TestAccount own = new TestAccount(rows);
        DeviceCookies known = TestAccount.newBrowser();
        rows.get(KnownDeviceRepository.class)
                .introduce(
                        own.id, rows.get(KnownDeviceRepository.class).hash(own.id, known.id()), rows.clock.instant());
        for (String id : List.of(own.email, "x" + own.email)) {
            for (int i = 0; i < 3; i++) {
                assertEquals(
                        new Denied(new WrongPassword()),
                        service.begin(Service.SEEKER, id, "wrong", TestAccount.newBrowser(), elsewhere(own)));
            }
            Instant next = rows.clock.instant().plus(Duration.ofDays(365).dividedBy(3));
            assertEquals(
                    new Delayed(next),
                    service.begin(Service.SEEKER, id, PASSWORD, TestAccount.newBrowser(), elsewhere(own)));
        }
        rows.clock.pass(Duration.ofDays(100));
        assertInstanceOf(
                Delayed.class,
                service.begin(Service.SEEKER, own.email, PASSWORD, TestAccount.newBrowser(), elsewhere(own)));

        OtpRequired required = (OtpRequired) service.begin(Service.SEEKER, own.email, PASSWORD, known, elsewhere(own));
        service.submitOtp(
                Service.SEEKER, required.code().token(), own.lastMail().code().orElseThrow(), false, own.context);

        assertInstanceOf(
                OtpRequired.class,
                service.begin(Service.SEEKER, own.email, PASSWORD, TestAccount.newBrowser(), elsewhere(own)));
    }

    private static RequestContext elsewhere(TestAccount account) {
        return new RequestContext("2001:db9:" + Long.toHexString(account.id) + "::1", "test", "");
    }
}
