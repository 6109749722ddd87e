package mypage.signin;

import static mypage.TestAccount.PASSWORD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import mypage.account.Service;
import mypage.otp.CodeRefusal.MalformedCode;
import mypage.otp.CodeRefusal.WrongCode;
import mypage.otp.InvalidReason;
import mypage.otp.PendingCode;
import mypage.signin.AttemptResult.AttemptInvalid;
import mypage.signin.SignInCodeResult.CodeRefused;
import mypage.signin.SignInResult.Closed;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** When a typed code is accepted, exact to the second and the attempt. */
class SignInCodeTest extends SignInFixture {

    @Test
    @Tag("R14")
    @Tag("C10")
    void acceptsACodeOnce() {
        PendingCode pending = begin();
        String code = account.newestCode();
        type(pending, code);

        assertEquals(new AttemptInvalid(InvalidReason.USED), type(pending, code));
        assertEquals(new AttemptInvalid(InvalidReason.USED), signIn.resume(Service.SEEKER, pending.token()));
        assertEquals(List.of("OTP_ISSUED", "SIGNED_IN", "OTP_REFUSED"), account.audited());
        assertEquals("SIGNED_IN", account.row("select state from sign_in_attempt where account_id = ?1", account.id));
    }

    @Test
    @Tag("R9")
    void acceptsACodeUntilItsLastSecond() {
        PendingCode pending = begin();
        container.clock.pass(VALIDITY.minus(SECOND));
        assertEquals(new OtpRequired(pending), signIn.resume(Service.SEEKER, pending.token()));
        assertInstanceOf(SignedIn.class, type(pending, account.newestCode()));
    }

    @Test
    @Tag("R10")
    void refusesAnExpiredCode() {
        PendingCode pending = begin();
        container.clock.pass(VALIDITY);
        assertEquals(new AttemptInvalid(InvalidReason.EXPIRED), signIn.resume(Service.SEEKER, pending.token()));
        assertEquals(new AttemptInvalid(InvalidReason.EXPIRED), type(pending, account.newestCode()));
        assertEquals(List.of("OTP_ISSUED", "OTP_EXPIRED"), account.audited());
    }

    @Test
    @Tag("R10")
    void refusesACodeThatExpiresDuringTheCheck() {
        PendingCode pending = begin();
        container.clock.pass(VALIDITY.minus(SECOND));
        container.clock.meanwhile(2, () -> container.clock.pass(SECOND));
        assertEquals(new AttemptInvalid(InvalidReason.EXPIRED), type(pending, account.newestCode()));
        assertEquals(List.of("OTP_ISSUED", "OTP_EXPIRED"), account.audited());
    }

    @Test
    @Tag("R11")
    void acceptsOnlyTheNewestCode() {
        PendingCode older = begin();
        String olderCode = account.newestCode();
        PendingCode newer = begin();

        assertEquals(new AttemptInvalid(InvalidReason.REPLACED), type(older, olderCode));
        assertEquals(new AttemptInvalid(InvalidReason.REPLACED), type(older, account.newestCode()));
        assertInstanceOf(SignedIn.class, type(newer, account.newestCode()));
    }

    @Test
    @Tag("C5")
    void allowsFiveAttemptsPerCode() {
        PendingCode pending = begin();
        for (int left = 4; left > 0; left--) {
            assertEquals(new CodeRefused(new WrongCode(left)), type(pending, account.wrongCode()));
        }
        assertEquals(new AttemptInvalid(InvalidReason.NO_TRIES_LEFT), type(pending, account.wrongCode()));
        assertEquals(new AttemptInvalid(InvalidReason.NO_TRIES_LEFT), type(pending, account.newestCode()));
        assertEquals(
                List.of("OTP_ISSUED", "OTP_WRONG", "OTP_WRONG", "OTP_WRONG", "OTP_WRONG", "OTP_WRONG", "OTP_REFUSED"),
                account.audited());
    }

    @Test
    @Tag("C5")
    void acceptsTheRightCodeAtTheFifthAttempt() {
        PendingCode pending = begin();
        for (int i = 0; i < 4; i++) {
            type(pending, account.wrongCode());
        }
        assertInstanceOf(SignedIn.class, type(pending, account.newestCode()));
    }

    @Test
    @Tag("C5")
    void doesNotCountInputThatIsNotACode() {
        PendingCode pending = begin();
        assertEquals(new CodeRefused(new MalformedCode()), type(pending, "12345"));
        assertEquals(new CodeRefused(new WrongCode(4)), type(pending, account.wrongCode()));
    }

    @Test
    @Tag("C5")
    void closesCodesAfterTooManyWrongOnes() {
        PendingCode pending = begin();
        account.update(
                "update otp_challenge set guesses = array_fill(now(), array[73]) where account_id = ?1", account.id);
        assertEquals(new CodeRefused(new WrongCode(1)), type(pending, account.wrongCode()));
        assertEquals(new AttemptInvalid(InvalidReason.CLOSED), type(pending, account.wrongCode()));
        assertEquals(new AttemptInvalid(InvalidReason.CLOSED), type(pending, account.newestCode()));

        assertEquals(new Closed(), begin(account.email, PASSWORD));

        assertEquals(List.of("OTP_ISSUED", "OTP_WRONG", "OTP_WRONG", "OTP_REFUSED", "OTP_WITHHELD"), account.audited());
        assertEquals(
                1,
                account.mails().stream()
                        .filter(mail -> mail.topic().startsWith("otp:"))
                        .count());
        assertEquals(1, account.number("select count(*) from sign_in_attempt where account_id = ?1", account.id));
    }

    @Test
    @Tag("C5")
    void resetsTheCountAfterARightCode() {
        PendingCode pending = begin();
        account.update(
                "update otp_challenge set guesses = array_fill(now(), array[73]) where account_id = ?1", account.id);
        assertInstanceOf(SignedIn.class, type(pending, account.newestCode()));
        assertEquals(new CodeRefused(new WrongCode(4)), type(begin(), account.wrongCode()));
    }

    @Test
    @Tag("R14")
    @Tag("C19")
    void refusesACodeUsedBeforeItsAttemptIsCounted() {
        PendingCode pending = begin();
        String code = account.newestCode();
        container.clock.meanwhile(1, () -> type(pending, code));
        assertEquals(new AttemptInvalid(InvalidReason.USED), type(pending, code));
        assertEquals(List.of("OTP_ISSUED", "SIGNED_IN", "OTP_REFUSED"), account.audited());
    }

    @Test
    @Tag("R14")
    @Tag("C19")
    void refusesACodeUsedBetweenItsCheckAndItsConsumption() {
        PendingCode pending = begin();
        String code = account.newestCode();
        container.clock.meanwhile(3, () -> type(pending, code));
        assertEquals(new AttemptInvalid(InvalidReason.USED), type(pending, code));
        assertEquals(List.of("OTP_ISSUED", "SIGNED_IN", "OTP_REFUSED"), account.audited());
    }
}
