package mypage.signin;

import static mypage.TestAccount.PASSWORD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import mypage.TestAccount;
import mypage.Wired;
import mypage.account.AccountService;
import mypage.account.Hashers;
import mypage.account.PasswordHasher;
import mypage.account.PasswordStep;
import mypage.account.PasswordStep.Changed;
import mypage.account.Service;
import mypage.account.Weakness;
import mypage.session.SessionService;
import mypage.session.SignedInUser;
import mypage.signin.SignInStep.Confirmed;
import mypage.signin.SignInStep.Denied;
import mypage.signin.SignInStep.MalformedCode;
import mypage.signin.SignInStep.OtpRequired;
import mypage.signin.SignInStep.Reason;
import mypage.signin.SignInStep.StartOver;
import mypage.signin.SignInStep.WrongCode;
import mypage.trust.TrustTokenService;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Both factors once more, and what that permits. */
@Tag("C4")
class StepUpServiceTest {

    private static final String NEW_PASSWORD = "あたらしい合言葉 battery staple";
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration VALIDITY = Duration.ofMinutes(30);

    private final Wired wired = new Wired();
    private final StepUpService stepUp = wired.get(StepUpService.class);
    private final SignInService signIn = wired.get(SignInService.class);
    private final SessionService sessions = wired.get(SessionService.class);
    private final AccountService accounts = wired.get(AccountService.class);
    private final TestAccount account = new TestAccount(wired);
    private final String session = sessions.open(account.fresh(), account.client);
    private final SignedInUser user = user(session).orElseThrow();

    @Test
    void mailsACodeThatSaysWhatItIsFor() {
        OtpRequired step = begin();

        var end = wired.clock.instant().plus(VALIDITY);
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
        assertEquals(new Denied(), stepUp.begin(user, "wrong", account.client));
        assertEquals(List.of("SIGNED_IN", "PASSWORD_REFUSED"), account.audited());
        assertEquals(List.of(), account.mails());
    }

    @Test
    @Tag("T7")
    void isBusyWhenTooManyPasswordsAreHashed() {
        Wired busy = new Wired().with(PasswordHasher.class, Hashers.full());
        assertEquals(new SignInStep.Busy(), busy.get(StepUpService.class).begin(user, PASSWORD, account.client));
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
        wired.clock.pass(Duration.ofMinutes(10).minus(SECOND));
        assertTrue(user(token).orElseThrow().confirmed());
        wired.clock.pass(SECOND);
        assertFalse(user(token).orElseThrow().confirmed());
    }

    @Test
    @Tag("C10")
    void takesACodeOnce() {
        OtpRequired step = begin();
        assertInstanceOf(Confirmed.class, type(step, code()));
        assertEquals(new StartOver(Reason.USED), stepUp.resume(user, step.attemptToken()));
        assertEquals(new StartOver(Reason.USED), type(step, code()));
        assertEquals(List.of("SIGNED_IN", "OTP_ISSUED", "CONFIRMED", "OTP_REFUSED"), account.audited());
    }

    @Test
    @Tag("C10")
    @Tag("C19")
    void takesACodeOnceOfTwoAtTheSameTime() {
        for (int reading : new int[] {1, 2, 3}) {
            OtpRequired step = begin();
            wired.clock.meanwhile(reading, () -> assertInstanceOf(Confirmed.class, type(step, code())));
            assertEquals(new StartOver(Reason.USED), type(step, code()));
        }
    }

    @Test
    @Tag("C10")
    void refusesACodeThatSignsIn() {
        OtpRequired step = assertInstanceOf(
                OtpRequired.class,
                signIn.begin(Service.SEEKER, account.email, PASSWORD, TestAccount.newBrowser(), account.client));
        assertEquals(new StartOver(Reason.UNKNOWN), type(step, code()));
    }

    @Test
    @Tag("C10")
    void givesNoCodeThatSignsIn() {
        OtpRequired step = begin();
        assertEquals(new StartOver(Reason.UNKNOWN), signIn.resume(Service.SEEKER, step.attemptToken()));
        assertEquals(
                new StartOver(Reason.UNKNOWN),
                signIn.submitOtp(Service.SEEKER, step.attemptToken(), code(), false, account.client));
    }

    @Test
    @Tag("C10")
    void confirmsNoOtherSession() {
        OtpRequired step = begin();
        SignedInUser other =
                user(sessions.open(account.fresh(), account.client)).orElseThrow();
        assertEquals(
                new StartOver(Reason.UNKNOWN), stepUp.submitOtp(other, step.attemptToken(), code(), account.client));
    }

    @Test
    @Tag("C5")
    void takesFiveTriesOfACode() {
        OtpRequired step = begin();
        for (int left = 4; left > 0; left--) {
            assertEquals(new WrongCode(left), type(step, wrong()));
        }
        assertEquals(new StartOver(Reason.NO_TRIES_LEFT), type(step, wrong()));
        assertEquals(new StartOver(Reason.NO_TRIES_LEFT), type(step, code()));
        assertEquals(5, Collections.frequency(account.audited(), "OTP_WRONG"));
    }

    @Test
    @Tag("C5")
    void countsNoTryForWhatIsNoCode() {
        OtpRequired step = begin();
        for (int i = 0; i < 11; i++) {
            assertEquals(new MalformedCode(), type(step, "12345"));
        }
        assertEquals(new WrongCode(4), type(step, wrong()));
    }

    @Test
    void takesNoCodeAfterItsThirtyMinutes() {
        OtpRequired step = begin();
        wired.clock.pass(VALIDITY.minus(SECOND));
        assertEquals(step, stepUp.resume(user, step.attemptToken()));
        wired.clock.pass(SECOND);
        assertEquals(new StartOver(Reason.EXPIRED), type(step, code()));
    }

    @Test
    void takesOnlyTheNewestCode() {
        OtpRequired older = begin();
        begin();
        assertEquals(new StartOver(Reason.REPLACED), type(older, code()));
    }

    @Test
    @Tag("C5")
    void endsTheSessionAfterTenTriesOfThePassword() {
        for (int i = 0; i < 10; i++) {
            assertEquals(new Denied(), stepUp.begin(user, "wrong", account.client));
        }
        assertTrue(user(session).isPresent());
        assertEquals(new StartOver(Reason.ENDED), stepUp.begin(user, PASSWORD, account.client));
        assertEquals(Optional.empty(), user(session));
        assertEquals("SESSION_ENDED", account.audited().get(11));
    }

    @Test
    @Tag("C5")
    void endsTheSessionAfterTenTriesOfEitherFactor() {
        for (int i = 0; i < 5; i++) {
            OtpRequired step = begin();
            assertEquals(new WrongCode(4), type(step, wrong()));
        }
        assertEquals(new StartOver(Reason.ENDED), stepUp.begin(user, PASSWORD, account.client));
    }

    @Test
    @Tag("C5")
    void endsTheSessionWhereTheEleventhTryIsACode() {
        for (int i = 0; i < 9; i++) {
            stepUp.begin(user, "wrong", account.client);
        }
        OtpRequired step = begin();
        assertEquals(new StartOver(Reason.ENDED), type(step, code()));
        assertEquals(Optional.empty(), user(session));
    }

    @Test
    @Tag("C5")
    void countsTriesAnewOnceConfirmed() {
        for (int i = 0; i < 8; i++) {
            stepUp.begin(user, "wrong", account.client);
        }
        confirm();
        for (int i = 0; i < 10; i++) {
            assertEquals(new Denied(), stepUp.begin(user, "wrong", account.client));
        }
    }

    @Test
    @Tag("C5")
    void mailsNoCodeWhereCodesAreClosed() {
        begin();
        account.update("update otp_challenge set failures = 100 where account_id = ?1", account.id);

        assertEquals(new StartOver(Reason.CLOSED), stepUp.begin(user, PASSWORD, account.client));
        assertEquals(List.of("SIGNED_IN", "OTP_ISSUED", "OTP_WITHHELD"), account.audited());
        assertEquals(1, account.mails().size());
        assertEquals(1, account.number("select count(*) from sign_in_attempt where account_id = ?1", account.id));
    }

    @Test
    @Tag("C13")
    void endsWithAllAccessToTheAccount() {
        OtpRequired step = begin();
        accounts.endAccess(account.id);
        assertEquals(new StartOver(Reason.ENDED), type(step, code()));
    }

    @Test
    @Tag("C7")
    @Tag("C12")
    @Tag("C13")
    @Tag("T4")
    void changesThePasswordAndEndsAllElse() {
        String other = sessions.open(account.fresh(), account.client);
        wired.get(TrustTokenService.class).issue(account.fresh(), 0, account.client, wired.clock.instant());
        String confirmed = confirm().sessionToken();

        Changed changed = assertInstanceOf(Changed.class, change(confirmed, NEW_PASSWORD));

        assertEquals(Optional.empty(), user(other));
        assertEquals(Optional.empty(), user(confirmed));
        assertEquals(
                user.sessionId(),
                user(changed.sessionToken().orElseThrow()).orElseThrow().sessionId());
        assertFalse(wired.get(TrustTokenService.class).isSet(account.id));
        assertTrue(accounts.isPasswordOf(Optional.of(account.fresh()), NEW_PASSWORD));
        assertEquals("PASSWORD_CHANGED", account.audited().get(account.audited().size() - 1));
        assertTrue(account.lastMail().topic().startsWith("owner:PASSWORD_CHANGED:" + account.id));
    }

    @Test
    void changesNothingWithoutAFreshConfirmation() {
        assertEquals(new PasswordStep.Over(), change(session, NEW_PASSWORD));
        String confirmed = confirm().sessionToken();
        wired.clock.pass(Duration.ofMinutes(10));
        assertEquals(new PasswordStep.Over(), change(confirmed, NEW_PASSWORD));

        assertTrue(accounts.isPasswordOf(Optional.of(account.fresh()), PASSWORD));
        assertTrue(user(confirmed).isPresent());
        assertEquals(0, account.fresh().accessGeneration());
        assertFalse(account.audited().contains("PASSWORD_CHANGED"));
    }

    @Test
    void changesThePasswordUntilTheLastSecondOfTheConfirmation() {
        String confirmed = confirm().sessionToken();
        wired.clock.pass(Duration.ofMinutes(10).minus(SECOND));
        assertInstanceOf(Changed.class, change(confirmed, NEW_PASSWORD));
    }

    @Test
    @Tag("C2")
    void refusesAWeakPassword() {
        String confirmed = confirm().sessionToken();
        assertEquals(new PasswordStep.Refused(Weakness.TOO_SHORT), change(confirmed, "short"));
    }

    private OtpRequired begin() {
        return assertInstanceOf(OtpRequired.class, stepUp.begin(user, PASSWORD, account.client));
    }

    private Confirmed confirm() {
        return assertInstanceOf(Confirmed.class, type(begin(), code()));
    }

    private SignInStep type(OtpRequired step, String code) {
        return stepUp.submitOtp(user, step.attemptToken(), code, account.client);
    }

    private PasswordStep change(String token, String password) {
        return stepUp.changePassword(user(token).orElseThrow(), password, account.client);
    }

    private Optional<SignedInUser> user(String token) {
        return sessions.resume(Service.SEEKER, token);
    }

    private String code() {
        return account.newestCode();
    }

    private String wrong() {
        return code().equals("000000") ? "111111" : "000000";
    }
}
