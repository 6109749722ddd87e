package mypage.signin;

import static mypage.TestAccount.PASSWORD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mypage.TestAccount;
import mypage.TestContainer;
import mypage.account.AccountService;
import mypage.account.Service;
import mypage.otp.InvalidReason;
import mypage.otp.PendingCode;
import mypage.session.SessionService;
import mypage.signin.AttemptResult.AttemptInvalid;
import mypage.signin.AttemptResult.ConfirmSkip;
import mypage.trust.DeviceCookies;
import mypage.trust.IssuedTrustToken;
import mypage.trust.TrustTokenService;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A sign-in whose code is to be skipped from the next one on. */
class SkipTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final TestContainer container = new TestContainer();
    private final SignInService signIn = container.get(SignInService.class);
    private final TrustTokenService trust = container.get(TrustTokenService.class);
    private final TestAccount account = new TestAccount(container);
    private final DeviceCookies browser = TestAccount.newBrowser();

    @Test
    @Tag("R23")
    void asksForConfirmationBeforeItSignsIn() {
        PendingCode pending = begin();
        assertEquals(new ConfirmSkip(pending.reference()), type(pending));

        assertEquals(List.of("OTP_ISSUED", "OTP_RIGHT"), account.audited());
        assertEquals(0, account.number("select count(*) from user_session where account_id = ?1", account.id));
        assertFalse(trust.isSet(account.id));
    }

    @Test
    @Tag("R23")
    void waitsForTheAnswer() {
        PendingCode pending = begin();
        ConfirmSkip asked = confirmation(pending);
        assertEquals(asked, signIn.resume(Service.SEEKER, pending.token()));
        assertEquals(asked, type(pending));
        assertEquals(List.of("OTP_ISSUED", "OTP_RIGHT"), account.audited());
    }

    @Test
    @Tag("R24")
    @Tag("R26")
    @Tag("R28")
    void skipsTheCodeAtTheNextSignInOnceConfirmed() {
        PendingCode pending = begin();
        confirmation(pending);
        SignedIn confirmed = assertInstanceOf(SignedIn.class, confirm(pending));

        assertTrue(isSignedIn(confirmed));
        assertEquals(List.of("OTP_ISSUED", "OTP_RIGHT", "SKIP_SET", "SIGNED_IN"), account.audited());
        IssuedTrustToken issued = confirmed.trust().orElseThrow();
        DeviceCookies skipping = new DeviceCookies(browser.id(), Map.of(issued.handle(), issued.value()));
        SignedIn next = assertInstanceOf(
                SignedIn.class, signIn.begin(Service.SEEKER, account.email, PASSWORD, skipping, account.context));
        assertTrue(isSignedIn(next));
        assertEquals(Optional.empty(), next.trust());
        assertEquals(List.of("OTP_SKIPPED", "SIGNED_IN"), account.audited().subList(4, 6));
    }

    @Test
    @Tag("R25")
    void signsInWithoutSkippingWhenDeclined() {
        PendingCode pending = begin();
        confirmation(pending);
        SignedIn declined = assertInstanceOf(SignedIn.class, decline(pending));

        assertTrue(isSignedIn(declined));
        assertEquals(Optional.empty(), declined.trust());
        assertFalse(trust.isSet(account.id));
        assertEquals(List.of("OTP_ISSUED", "OTP_RIGHT", "SIGNED_IN"), account.audited());
    }

    @Test
    @Tag("C19")
    void acceptsOneAnswer() {
        PendingCode pending = begin();
        confirmation(pending);
        confirm(pending);
        assertEquals(new AttemptInvalid(InvalidReason.USED), confirm(pending));
        assertEquals(new AttemptInvalid(InvalidReason.USED), decline(pending));
    }

    @Test
    @Tag("C19")
    void acceptsTheFirstOfTwoConcurrentAnswers() {
        PendingCode pending = begin();
        confirmation(pending);
        container.clock.meanwhile(1, () -> assertInstanceOf(SignedIn.class, decline(pending)));
        assertEquals(new AttemptInvalid(InvalidReason.USED), confirm(pending));
        assertFalse(trust.isSet(account.id));
    }

    @Test
    @Tag("R23")
    @Tag("C18")
    void acceptsNoAnswerBeforeTheRightCode() {
        PendingCode pending = begin();
        assertEquals(new OtpRequired(pending), confirm(pending));
        assertEquals(new OtpRequired(pending), decline(pending));
        assertEquals(
                new AttemptInvalid(InvalidReason.UNKNOWN),
                signIn.confirmSkip(Service.SEEKER, "another", account.context));
    }

    @Test
    @Tag("R25")
    void waitsThirtyMinutesAfterTheCode() {
        PendingCode pending = begin();
        container.clock.pass(Duration.ofMinutes(20));
        ConfirmSkip asked = confirmation(pending);
        container.clock.pass(Duration.ofMinutes(30).minus(SECOND));
        assertEquals(asked, signIn.resume(Service.SEEKER, pending.token()));
        container.clock.pass(SECOND);
        assertEquals(new AttemptInvalid(InvalidReason.EXPIRED), confirm(pending));
        assertEquals(new AttemptInvalid(InvalidReason.EXPIRED), decline(pending));
    }

    @Test
    @Tag("R50")
    void isEndedWithAllSettingsWhileItWaits() {
        PendingCode pending = begin();
        confirmation(pending);
        container.get(AccountService.class).endTrust(account.id);
        assertEquals(new AttemptInvalid(InvalidReason.ENDED), confirm(pending));
    }

    @Test
    @Tag("R50")
    void survivesAnEndOfAllSettingsBeforeTheCode() {
        container.get(AccountService.class).endTrust(account.id);
        PendingCode pending = begin();
        container.get(AccountService.class).endTrust(account.id);
        confirmation(pending);
        confirm(pending);
        assertTrue(trust.isSet(account.id));
    }

    private PendingCode begin() {
        return assertInstanceOf(
                        OtpRequired.class,
                        signIn.begin(Service.SEEKER, account.email, PASSWORD, browser, account.context))
                .code();
    }

    private SignInCodeResult type(PendingCode pending) {
        return signIn.submitOtp(Service.SEEKER, pending.token(), account.newestCode(), true, account.context);
    }

    private ConfirmSkip confirmation(PendingCode pending) {
        return assertInstanceOf(ConfirmSkip.class, type(pending));
    }

    private SkipResult confirm(PendingCode pending) {
        return signIn.confirmSkip(Service.SEEKER, pending.token(), account.context);
    }

    private SkipResult decline(PendingCode pending) {
        return signIn.declineSkip(Service.SEEKER, pending.token(), account.context);
    }

    private boolean isSignedIn(SignedIn signedIn) {
        return container
                .get(SessionService.class)
                .resume(Service.SEEKER, signedIn.sessionToken())
                .isPresent();
    }

    /** Staff ended the sessions while the sign-in waited for the answer. */
    @Test
    @Tag("C13")
    void aWaitingConfirmationEndsWithTheSessions() {
        PendingCode pending = begin();
        confirmation(pending);
        container.get(AccountService.class).endSessions(account.id);
        assertEquals(new AttemptInvalid(InvalidReason.ENDED), decline(pending));
    }
}
