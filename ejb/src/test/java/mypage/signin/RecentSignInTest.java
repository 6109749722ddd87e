package mypage.signin;

import static mypage.TestAccount.PASSWORD;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import mypage.account.Service;
import mypage.otp.PendingCode;
import mypage.session.SignedInUser;
import mypage.trust.DeviceCookies;
import mypage.trust.IssuedTrustToken;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Which sign-ins count as recent proof of both factors, and how long. */
@Tag("C4")
class RecentSignInTest extends SignInFixture {

    private static final Duration RECENT = Duration.ofMinutes(10);

    @Test
    void bothFactorsCountForTenMinutesFromTheCode() {
        PendingCode pending = begin();
        container.clock.pass(Duration.ofMinutes(20));
        SignedIn signedIn = assertInstanceOf(SignedIn.class, type(pending, account.newestCode()));

        container.clock.pass(RECENT.minus(SECOND));
        assertTrue(user(signedIn).recentlyAuthenticated());
        container.clock.pass(SECOND);
        assertFalse(user(signedIn).recentlyAuthenticated());
    }

    @Test
    void theAnswerAboutSkippingDoesNotRenewTheCode() {
        PendingCode pending = begin();
        wantToSkip(pending);
        container.clock.pass(RECENT.minus(SECOND));
        SignedIn signedIn = assertInstanceOf(SignedIn.class, confirm(pending));

        assertTrue(user(signedIn).recentlyAuthenticated());
        container.clock.pass(SECOND);
        assertFalse(user(signedIn).recentlyAuthenticated());
    }

    /** The time of the older code is lost, so the user is asked. */
    @Test
    void aNewerCodeMeanwhileLeavesNoProof() {
        PendingCode pending = begin();
        wantToSkip(pending);
        begin();

        assertFalse(user(assertInstanceOf(SignedIn.class, confirm(pending))).recentlyAuthenticated());
    }

    @Test
    void aSkippedCodeIsNoProof() {
        PendingCode pending = begin();
        wantToSkip(pending);
        IssuedTrustToken issued =
                assertInstanceOf(SignedIn.class, confirm(pending)).trust().orElseThrow();
        DeviceCookies skipping = new DeviceCookies(browser.id(), Map.of(issued.handle(), issued.value()));

        SignedIn next = assertInstanceOf(
                SignedIn.class, signIn.begin(Service.SEEKER, account.email, PASSWORD, skipping, account.context));

        SignedInUser user = user(next);
        assertFalse(user.recentlyAuthenticated());
        assertFalse(container.inTransaction(() -> sessions.holdRecentlyAuthenticated(user)));
    }

    @Test
    void aPasswordAloneIsNoProof() {
        String token = container.inTransaction(() -> sessions.openWithoutCode(account.fresh(), account.context));

        assertFalse(sessions.resume(Service.SEEKER, token).orElseThrow().recentlyAuthenticated());
    }

    private void wantToSkip(PendingCode pending) {
        assertInstanceOf(
                AttemptResult.ConfirmSkip.class,
                signIn.submitOtp(Service.SEEKER, pending.token(), account.newestCode(), true, account.context));
    }

    private SkipResult confirm(PendingCode pending) {
        return signIn.confirmSkip(Service.SEEKER, pending.token(), account.context);
    }
}
