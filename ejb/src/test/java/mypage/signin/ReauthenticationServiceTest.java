package mypage.signin;

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
import mypage.password.HasherBusy;
import mypage.password.HasherFixture;
import mypage.password.PasswordDenial.WrongPassword;
import mypage.password.PasswordHasher;
import mypage.session.SignedInUser;
import mypage.signin.ReauthenticationCodeResult.Confirmed;
import mypage.signin.StartOver.Reason;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Both factors once more, and what that permits. */
@Tag("C4")
class ReauthenticationServiceTest extends ReauthenticationFixture {

    @Test
    void mailsACodeThatSaysWhatItIsFor() {
        OtpRequired step = begin();

        var end = container.clock.instant().plus(VALIDITY);
        assertEquals(account.email, step.email());
        assertEquals(end, step.expiresAt());
        assertTrue(step.reference().matches("\\d{4}"), step.reference());
        String body = account.lastMail().body();
        assertTrue(body.contains("照合番号： " + step.reference() + "\n"), body);
        assertTrue(body.contains("設定を変更する前の"), body);
        assertFalse(body.contains("ログインするための"), body);
        assertEquals(List.of("SIGNED_IN", "OTP_ISSUED"), account.audited());
        assertEquals(step, stepUp.resume(user, step.attemptToken()));
    }

    @Test
    void refusesAWrongPassword() {
        assertEquals(new Denied(new WrongPassword()), stepUp.begin(user, "wrong", account.context));
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
        Confirmed confirmed = confirm();

        assertEquals(Optional.empty(), user(session));
        SignedInUser now = user(confirmed.sessionToken()).orElseThrow();
        assertEquals(user.sessionId(), now.sessionId());
        assertTrue(now.confirmed());
        assertEquals(List.of("SIGNED_IN", "OTP_ISSUED", "CONFIRMED"), account.audited());
    }

    @Test
    void isConfirmedForTenMinutes() {
        String token = confirm().sessionToken();
        container.clock.pass(Duration.ofMinutes(10).minus(SECOND));
        assertTrue(user(token).orElseThrow().confirmed());
        container.clock.pass(SECOND);
        assertFalse(user(token).orElseThrow().confirmed());
    }

    @Test
    @Tag("C10")
    void takesACodeOnce() {
        OtpRequired step = begin();
        assertInstanceOf(Confirmed.class, type(step, account.newestCode()));
        assertEquals(new StartOver(Reason.USED), stepUp.resume(user, step.attemptToken()));
        assertEquals(new StartOver(Reason.USED), type(step, account.newestCode()));
        assertEquals(List.of("SIGNED_IN", "OTP_ISSUED", "CONFIRMED", "OTP_REFUSED"), account.audited());
    }

    @Test
    @Tag("C10")
    @Tag("C19")
    void takesACodeOnceOfTwoAtTheSameTime() {
        for (int reading : new int[] {1, 2, 3}) {
            OtpRequired step = begin();
            container.clock.meanwhile(
                    reading, () -> assertInstanceOf(Confirmed.class, type(step, account.newestCode())));
            assertEquals(new StartOver(Reason.USED), type(step, account.newestCode()));
        }
    }

    @Test
    @Tag("C10")
    void refusesACodeThatSignsIn() {
        OtpRequired step = assertInstanceOf(
                OtpRequired.class,
                signIn.begin(Service.SEEKER, account.email, PASSWORD, TestAccount.newBrowser(), account.context));
        assertEquals(new StartOver(Reason.UNKNOWN), type(step, account.newestCode()));
    }

    @Test
    @Tag("C10")
    void givesNoCodeThatSignsIn() {
        OtpRequired step = begin();
        assertEquals(new StartOver(Reason.UNKNOWN), signIn.resume(Service.SEEKER, step.attemptToken()));
        assertEquals(
                new StartOver(Reason.UNKNOWN),
                signIn.submitOtp(Service.SEEKER, step.attemptToken(), account.newestCode(), false, account.context));
    }

    @Test
    @Tag("C10")
    void confirmsNoOtherSession() {
        OtpRequired step = begin();
        SignedInUser other =
                user(sessions.open(account.fresh(), account.context)).orElseThrow();
        assertEquals(
                new StartOver(Reason.UNKNOWN),
                stepUp.submitOtp(other, step.attemptToken(), account.newestCode(), account.context));
    }

    @Test
    void takesNoCodeAfterItsThirtyMinutes() {
        OtpRequired step = begin();
        container.clock.pass(VALIDITY.minus(SECOND));
        assertEquals(step, stepUp.resume(user, step.attemptToken()));
        container.clock.pass(SECOND);
        assertEquals(new StartOver(Reason.EXPIRED), type(step, account.newestCode()));
    }

    @Test
    void takesOnlyTheNewestCode() {
        OtpRequired older = begin();
        begin();
        assertEquals(new StartOver(Reason.REPLACED), type(older, account.newestCode()));
    }

    @Test
    @Tag("C13")
    void endsWithAllAccessToTheAccount() {
        OtpRequired step = begin();
        accounts.endAccess(account.id);
        assertEquals(new StartOver(Reason.ENDED), type(step, account.newestCode()));
    }
}
