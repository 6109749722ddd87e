package mypage.reauthentication;

import static mypage.TestAccount.PASSWORD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import mypage.TestAccount;
import mypage.TestContainer;
import mypage.account.Service;
import mypage.otp.CodeStatus;
import mypage.otp.InvalidReason;
import mypage.otp.PendingCode;
import mypage.password.HasherBusy;
import mypage.password.HasherFixture;
import mypage.password.PasswordDenial.WrongPassword;
import mypage.password.PasswordHasher;
import mypage.reauthentication.ReauthenticationCodeResult.CodeInvalid;
import mypage.reauthentication.ReauthenticationCodeResult.Reauthenticated;
import mypage.reauthentication.ReauthenticationResult.Denied;
import mypage.session.SignedInUser;
import mypage.signin.AttemptResult.AttemptInvalid;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Reauthentication by both factors, and what it permits. */
@Tag("C4")
class ReauthenticationServiceTest extends ReauthenticationFixture {

    @Test
    void mailsACodeThatNamesItsPurpose() {
        PendingCode pending = begin();

        var end = container.clock.instant().plus(VALIDITY);
        assertEquals(account.email, pending.email());
        assertEquals(end, pending.expiresAt());
        assertTrue(pending.reference().matches("\\d{4}"), pending.reference());
        String body = account.lastMail().body();
        assertTrue(body.contains("照合番号： " + pending.reference() + "\n"), body);
        assertTrue(body.contains("設定を変更する前の"), body);
        assertFalse(body.contains("ログインするための"), body);
        assertEquals(List.of("SIGNED_IN", "OTP_ISSUED"), account.audited());
        assertEquals(pending, service.resume(user, pending.token()));
    }

    @Test
    void refusesAWrongPassword() {
        assertEquals(new Denied(new WrongPassword()), service.begin(user, "wrong", account.context));
        assertEquals(List.of("SIGNED_IN", "PASSWORD_REFUSED"), account.audited());
        assertEquals(List.of(), account.mails());
    }

    @Test
    @Tag("T7")
    void isBusyWhenTheHasherIsBusy() {
        TestContainer busy = new TestContainer().with(PasswordHasher.class, HasherFixture.full());
        assertEquals(
                new Denied(new HasherBusy()),
                busy.get(ReauthenticationService.class).begin(user, PASSWORD, account.context));
    }

    @Test
    @Tag("C12")
    void renewsTheTokenOfTheSession() {
        Reauthenticated reauthenticated = reauthenticate();

        assertEquals(Optional.empty(), user(session));
        SignedInUser now = user(reauthenticated.sessionToken()).orElseThrow();
        assertEquals(user.sessionId(), now.sessionId());
        assertTrue(now.recentlyAuthenticated());
        assertEquals(List.of("SIGNED_IN", "OTP_ISSUED", "CONFIRMED"), account.audited());
    }

    @Test
    void isRecentForTenMinutes() {
        String token = reauthenticate().sessionToken();
        container.clock.pass(Duration.ofMinutes(10).minus(SECOND));
        assertTrue(user(token).orElseThrow().recentlyAuthenticated());
        container.clock.pass(SECOND);
        assertFalse(user(token).orElseThrow().recentlyAuthenticated());
    }

    @Test
    @Tag("C10")
    void acceptsACodeOnce() {
        PendingCode pending = begin();
        assertInstanceOf(Reauthenticated.class, type(pending, account.newestCode()));
        assertEquals(new CodeStatus.Invalid(InvalidReason.USED), service.resume(user, pending.token()));
        assertEquals(new CodeInvalid(InvalidReason.USED), type(pending, account.newestCode()));
        assertEquals(List.of("SIGNED_IN", "OTP_ISSUED", "CONFIRMED", "OTP_REFUSED"), account.audited());
        assertEquals("SIGNED_IN", account.row("select state from sign_in_attempt where account_id = ?1", account.id));
    }

    @Test
    @Tag("C10")
    @Tag("C19")
    void acceptsACodeOnceOfTwoConcurrentAttempts() {
        for (int reading : new int[] {1, 2, 3}) {
            PendingCode pending = begin();
            container.clock.meanwhile(
                    reading, () -> assertInstanceOf(Reauthenticated.class, type(pending, account.newestCode())));
            assertEquals(new CodeInvalid(InvalidReason.USED), type(pending, account.newestCode()));
        }
    }

    @Test
    @Tag("C10")
    void refusesASignInCode() {
        PendingCode pending = assertInstanceOf(
                        mypage.signin.OtpRequired.class,
                        signIn.begin(
                                Service.SEEKER, account.email, PASSWORD, TestAccount.newBrowser(), account.context))
                .code();
        assertEquals(new CodeInvalid(InvalidReason.UNKNOWN), type(pending, account.newestCode()));
    }

    @Test
    @Tag("C10")
    void itsCodesDoNotSignIn() {
        PendingCode pending = begin();
        assertEquals(new AttemptInvalid(InvalidReason.UNKNOWN), signIn.resume(Service.SEEKER, pending.token()));
        assertEquals(
                new AttemptInvalid(InvalidReason.UNKNOWN),
                signIn.submitOtp(Service.SEEKER, pending.token(), account.newestCode(), false, account.context));
    }

    @Test
    @Tag("C10")
    void reauthenticatesNoOtherSession() {
        PendingCode pending = begin();
        SignedInUser other =
                user(sessions.open(account.fresh(), account.context)).orElseThrow();
        assertEquals(
                new CodeInvalid(InvalidReason.UNKNOWN),
                service.submitOtp(other, pending.token(), account.newestCode(), account.context));
    }

    @Test
    void acceptsNoCodeAfterThirtyMinutes() {
        PendingCode pending = begin();
        container.clock.pass(VALIDITY.minus(SECOND));
        assertEquals(pending, service.resume(user, pending.token()));
        container.clock.pass(SECOND);
        assertEquals(new CodeInvalid(InvalidReason.EXPIRED), type(pending, account.newestCode()));
    }

    @Test
    void acceptsOnlyTheNewestCode() {
        PendingCode older = begin();
        begin();
        assertEquals(new CodeInvalid(InvalidReason.REPLACED), type(older, account.newestCode()));
    }

    @Test
    @Tag("C13")
    void failsOnceAllAccessToTheAccountHasEnded() {
        PendingCode pending = begin();
        accounts.endAccess(account.id);
        assertEquals(new CodeInvalid(InvalidReason.ENDED), type(pending, account.newestCode()));
    }
}
