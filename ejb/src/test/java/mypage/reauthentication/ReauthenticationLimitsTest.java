package mypage.reauthentication;

import static mypage.TestAccount.PASSWORD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import mypage.otp.CodeRefusal.MalformedCode;
import mypage.otp.CodeRefusal.WrongCode;
import mypage.otp.InvalidReason;
import mypage.otp.PendingCode;
import mypage.password.PasswordDenial.WrongPassword;
import mypage.reauthentication.ReauthenticationCodeResult.CodeInvalid;
import mypage.reauthentication.ReauthenticationCodeResult.CodeRefused;
import mypage.reauthentication.ReauthenticationResult.Closed;
import mypage.reauthentication.ReauthenticationResult.Denied;
import mypage.reauthentication.ReauthenticationResult.SessionEnded;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How often a password and a code may be tried in a session. */
@Tag("C4")
class ReauthenticationLimitsTest extends ReauthenticationFixture {

    @Test
    @Tag("C5")
    void allowsFiveAttemptsPerCode() {
        PendingCode pending = begin();
        for (int left = 4; left > 0; left--) {
            assertEquals(new CodeRefused(new WrongCode(left)), type(pending, account.wrongCode()));
        }
        assertEquals(new CodeInvalid(InvalidReason.NO_TRIES_LEFT), type(pending, account.wrongCode()));
        assertEquals(new CodeInvalid(InvalidReason.NO_TRIES_LEFT), type(pending, account.newestCode()));
        assertEquals(5, Collections.frequency(account.audited(), "OTP_WRONG"));
    }

    @Test
    @Tag("C5")
    void doesNotCountInputThatIsNotACode() {
        PendingCode pending = begin();
        for (int i = 0; i < 11; i++) {
            assertEquals(new CodeRefused(new MalformedCode()), type(pending, "12345"));
        }
        assertEquals(new CodeRefused(new WrongCode(4)), type(pending, account.wrongCode()));
    }

    @Test
    @Tag("C5")
    void endsTheSessionAfterTenPasswordAttempts() {
        for (int i = 0; i < 10; i++) {
            assertEquals(new Denied(new WrongPassword()), service.begin(user, "wrong", account.context));
        }
        assertTrue(user(session).isPresent());
        assertEquals(new SessionEnded(), service.begin(user, PASSWORD, account.context));
        assertEquals(Optional.empty(), user(session));
        assertEquals("SESSION_ENDED", account.audited().get(11));
    }

    @Test
    @Tag("C5")
    void endsTheSessionAfterTenAttemptsOfBothFactors() {
        for (int i = 0; i < 5; i++) {
            PendingCode pending = begin();
            assertEquals(new CodeRefused(new WrongCode(4)), type(pending, account.wrongCode()));
        }
        assertEquals(new SessionEnded(), service.begin(user, PASSWORD, account.context));
    }

    @Test
    @Tag("C5")
    void endsTheSessionWhenTheEleventhAttemptIsACode() {
        for (int i = 0; i < 9; i++) {
            service.begin(user, "wrong", account.context);
        }
        PendingCode pending = begin();
        assertEquals(new CodeInvalid(InvalidReason.ENDED), type(pending, account.newestCode()));
        assertEquals(Optional.empty(), user(session));
    }

    @Test
    @Tag("C5")
    void resetsTheAttemptsAfterAReauthentication() {
        for (int i = 0; i < 8; i++) {
            service.begin(user, "wrong", account.context);
        }
        reauthenticate();
        for (int i = 0; i < 10; i++) {
            assertEquals(new Denied(new WrongPassword()), service.begin(user, "wrong", account.context));
        }
    }

    @Test
    @Tag("C5")
    void mailsNoCodeWhenCodesAreClosed() {
        begin();
        account.update(
                "update otp_challenge set known_guesses = array_fill(now(), array[75]) where account_id = ?1",
                account.id);

        assertEquals(new Closed(), service.begin(user, PASSWORD, account.context));
        assertEquals(List.of("SIGNED_IN", "OTP_ISSUED", "OTP_WITHHELD"), account.audited());
        assertEquals(1, account.mails().size());
        assertEquals(1, account.number("select count(*) from sign_in_attempt where account_id = ?1", account.id));
    }
}
