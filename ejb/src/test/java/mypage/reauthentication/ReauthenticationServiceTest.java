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

/** Both factors once more, and what that permits. */
@Tag("C4")
class ReauthenticationServiceTest extends ReauthenticationFixture {

    @Test
    void mailsACodeThatSaysWhatItIsFor() {
        PendingCode step = begin();

        var end = container.clock.instant().plus(VALIDITY);
        assertEquals(account.email, step.email());
        assertEquals(end, step.expiresAt());
        assertTrue(step.reference().matches("\\d{4}"), step.reference());
        String body = account.lastMail().body();
        assertTrue(body.contains("照合番号： " + step.reference() + "\n"), body);
        assertTrue(body.contains("設定を変更する前の"), body);
        assertFalse(body.contains("ログインするための"), body);
        assertEquals(List.of("SIGNED_IN", "OTP_ISSUED"), account.audited());
        assertEquals(step, service.resume(user, step.token()));
    }

    @Test
    void refusesAWrongPassword() {
        assertEquals(new Denied(new WrongPassword()), service.begin(user, "wrong", account.context));
        assertEquals(List.of("SIGNED_IN", "PASSWORD_REFUSED"), account.audited());
        assertEquals(List.of(), account.mails());
    }

    @Test
    @Tag("T7")
    void isBusyWhenTooManyPasswordsAreHashed() {
        TestContainer busy = new TestContainer().with(PasswordHasher.class, HasherFixture.full());
        assertEquals(
                new Denied(new HasherBusy()),
                busy.get(ReauthenticationService.class).begin(user, PASSWORD, account.context));
    }

    @Test
    @Tag("C12")
    void confirmsTheSessionUnderANewToken() {
        Reauthenticated confirmed = reauthenticate();

        assertEquals(Optional.empty(), user(session));
        SignedInUser now = user(confirmed.sessionToken()).orElseThrow();
        assertEquals(user.sessionId(), now.sessionId());
        assertTrue(now.recentlyAuthenticated());
        assertEquals(List.of("SIGNED_IN", "OTP_ISSUED", "CONFIRMED"), account.audited());
    }

    @Test
    void isConfirmedForTenMinutes() {
        String token = reauthenticate().sessionToken();
        container.clock.pass(Duration.ofMinutes(10).minus(SECOND));
        assertTrue(user(token).orElseThrow().recentlyAuthenticated());
        container.clock.pass(SECOND);
        assertFalse(user(token).orElseThrow().recentlyAuthenticated());
    }

    @Test
    @Tag("C10")
    void takesACodeOnce() {
        PendingCode step = begin();
        assertInstanceOf(Reauthenticated.class, type(step, account.newestCode()));
        assertEquals(new CodeStatus.Invalid(InvalidReason.USED), service.resume(user, step.token()));
        assertEquals(new CodeInvalid(InvalidReason.USED), type(step, account.newestCode()));
        assertEquals(List.of("SIGNED_IN", "OTP_ISSUED", "CONFIRMED", "OTP_REFUSED"), account.audited());
    }

    @Test
    @Tag("C10")
    @Tag("C19")
    void takesACodeOnceOfTwoAtTheSameTime() {
        for (int reading : new int[] {1, 2, 3}) {
            PendingCode step = begin();
            container.clock.meanwhile(
                    reading, () -> assertInstanceOf(Reauthenticated.class, type(step, account.newestCode())));
            assertEquals(new CodeInvalid(InvalidReason.USED), type(step, account.newestCode()));
        }
    }

    @Test
    @Tag("C10")
    void refusesACodeThatSignsIn() {
        PendingCode step = assertInstanceOf(
                        mypage.signin.OtpRequired.class,
                        signIn.begin(
                                Service.SEEKER, account.email, PASSWORD, TestAccount.newBrowser(), account.context))
                .code();
        assertEquals(new CodeInvalid(InvalidReason.UNKNOWN), type(step, account.newestCode()));
    }

    @Test
    @Tag("C10")
    void givesNoCodeThatSignsIn() {
        PendingCode step = begin();
        assertEquals(new AttemptInvalid(InvalidReason.UNKNOWN), signIn.resume(Service.SEEKER, step.token()));
        assertEquals(
                new AttemptInvalid(InvalidReason.UNKNOWN),
                signIn.submitOtp(Service.SEEKER, step.token(), account.newestCode(), false, account.context));
    }

    @Test
    @Tag("C10")
    void confirmsNoOtherSession() {
        PendingCode step = begin();
        SignedInUser other =
                user(sessions.open(account.fresh(), account.context)).orElseThrow();
        assertEquals(
                new CodeInvalid(InvalidReason.UNKNOWN),
                service.submitOtp(other, step.token(), account.newestCode(), account.context));
    }

    @Test
    void takesNoCodeAfterItsThirtyMinutes() {
        PendingCode step = begin();
        container.clock.pass(VALIDITY.minus(SECOND));
        assertEquals(step, service.resume(user, step.token()));
        container.clock.pass(SECOND);
        assertEquals(new CodeInvalid(InvalidReason.EXPIRED), type(step, account.newestCode()));
    }

    @Test
    void takesOnlyTheNewestCode() {
        PendingCode older = begin();
        begin();
        assertEquals(new CodeInvalid(InvalidReason.REPLACED), type(older, account.newestCode()));
    }

    @Test
    @Tag("C13")
    void endsWithAllAccessToTheAccount() {
        PendingCode step = begin();
        accounts.endAccess(account.id);
        assertEquals(new CodeInvalid(InvalidReason.ENDED), type(step, account.newestCode()));
    }
}
