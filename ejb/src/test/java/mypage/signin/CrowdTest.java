package mypage.signin;

import static mypage.TestAccount.PASSWORD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import mypage.TestAccount;
import mypage.TestContainer;
import mypage.account.Service;
import mypage.device.DeviceVerificationService;
import mypage.device.KnownDeviceRepository;
import mypage.password.AttemptQueue;
import mypage.password.HasherBusy;
import mypage.password.PlaceResult.Place;
import mypage.platform.RequestContext;
import mypage.signin.AdmissionResult.Admitted;
import mypage.signin.AdmissionResult.TooMany;
import mypage.signin.AdmissionResult.TooManyAtOnce;
import mypage.signin.SignInResult.Denied;
import mypage.trust.DeviceCookies;
import mypage.trust.IssuedTrustToken;
import mypage.trust.TrustTokenService;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who gets in while unknown devices have taken every place that they may have. */
@Tag("C1")
@Timeout(30)
class CrowdTest {

    private final TestContainer container = new TestContainer(
            "mypage.password.concurrency=2",
            "mypage.password.unknown.waiting=0",
            "mypage.password.unknown.network=1",
            "mypage.password.tries.id=1/PT1H");
    private final SignInService signIn = container.get(SignInService.class);
    private final AttemptQueue queue = container.get(AttemptQueue.class);
    private final TestAccount account = new TestAccount(container);
    private final DeviceCookies browser = TestAccount.newBrowser();
    private final Place crowd = assertInstanceOf(Place.class, queue.enterUnknown("198.51.100.1/32", Optional.empty()));

    @Test
    void anUnknownDeviceIsRefusedAndNothingIsCounted() {
        for (int i = 0; i < 3; i++) {
            assertEquals(new Denied(new HasherBusy()), begin(browser));
        }
        assertEquals(new TooManyAtOnce(false), admit(browser));
        assertEquals(List.of(), account.audited());

        crowd.close();
        assertInstanceOf(OtpRequired.class, begin(browser)).code();
    }

    @Test
    void aDeviceThatMadeUpItsCookiesIsAnUnknownOne() {
        DeviceCookies invented = new DeviceCookies(browser.id(), Map.of(trustHandle(), "1." + Long.MAX_VALUE));
        assertEquals(new TooManyAtOnce(false), admit(invented));
    }

    @Test
    void anAttemptFromANetworkThatHasOneUnderWayIsRefusedForThat() {
        crowd.close();
        try (Place own =
                assertInstanceOf(Place.class, queue.enterUnknown(account.context.network(), account.context.site()))) {
            assertEquals(new TooManyAtOnce(true), admit(browser));
        }
        assertInstanceOf(Admitted.class, admit(browser)).close();
    }

    @Test
    void aKnownDevicePasses() {
        container.inTransaction(() -> {
            KnownDeviceRepository devices = container.get(KnownDeviceRepository.class);
            devices.introduce(account.id, devices.hash(account.id, browser.id()), container.clock.instant());
            return null;
        });
        assertInstanceOf(OtpRequired.class, begin(browser)).code();
    }

    @Test
    @Tag("T6")
    void aDeviceThatSkipsTheCodePasses() {
        IssuedTrustToken token = container.inTransaction(() -> container
                .get(TrustTokenService.class)
                .issue(account.fresh(), account.fresh().trustEpoch(), account.context, container.clock.instant()));
        assertInstanceOf(SignedIn.class, begin(new DeviceCookies(browser.id(), Map.of(token.handle(), token.value()))));
    }

    @Test
    void theOwnerPassesWithTheMailedNumber() {
        DeviceVerificationService verification = container.get(DeviceVerificationService.class);
        verification.send(Service.SEEKER, account.email, account.context);
        container.answerMailRequests();
        assertTrue(verification.use(Service.SEEKER, account.email, account.newestCode(), browser, account.context));
        assertInstanceOf(OtpRequired.class, begin(browser)).code();
    }

    @Test
    void anAttemptBeyondTheRateLimitGivesItsPlaceBack() {
        crowd.close();
        for (int i = 0; i < 3; i++) {
            signIn.begin(Service.SEEKER, account.email, "wrong", browser, account.context);
        }
        assertInstanceOf(TooMany.class, admit(browser));
        assertInstanceOf(Place.class, queue.enterUnknown("another", Optional.empty()));
    }

    @Test
    @Tag("C5")
    void anAdmittedAttemptIsCountedBeforeItIsJudged() {
        crowd.close();
        assertInstanceOf(Admitted.class, admit(browser)).close();
        assertInstanceOf(TooMany.class, admit(browser));
    }

    private SignInResult begin(DeviceCookies device) {
        return signIn.begin(Service.SEEKER, account.email, PASSWORD, device, account.context);
    }

    private AdmissionResult admit(DeviceCookies device) {
        RequestContext context = account.context;
        return signIn.admit(Service.SEEKER, account.email, device, context);
    }

    private String trustHandle() {
        return account.fresh().trustHandle();
    }
}
