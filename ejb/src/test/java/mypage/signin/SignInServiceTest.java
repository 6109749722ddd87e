package mypage.signin;

import static mypage.TestAccount.PASSWORD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.mkammerer.argon2.Argon2Factory;
import de.mkammerer.argon2.Argon2Factory.Argon2Types;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import mypage.TestAccount;
import mypage.Wired;
import mypage.account.AccountService;
import mypage.account.Hashers;
import mypage.account.PasswordHasher;
import mypage.account.Service;
import mypage.platform.JapaneseTime;
import mypage.session.SessionService;
import mypage.session.SignedInUser;
import mypage.signin.SignInStep.Denied;
import mypage.signin.SignInStep.MalformedCode;
import mypage.signin.SignInStep.OtpRequired;
import mypage.signin.SignInStep.Reason;
import mypage.signin.SignInStep.SignedIn;
import mypage.signin.SignInStep.StartOver;
import mypage.signin.SignInStep.WrongCode;
import mypage.trust.Browser;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The way in by password and code; limits stand in SignInLimitsTest, the skipped code in SkipTest. */
class SignInServiceTest {

    private static final Duration VALIDITY = Duration.ofMinutes(30);
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Wired wired = new Wired();
    private final SignInService signIn = wired.get(SignInService.class);
    private final SessionService sessions = wired.get(SessionService.class);
    private final AccountService accounts = wired.get(AccountService.class);
    private final TestAccount account = new TestAccount(wired);
    private final Browser browser = TestAccount.newBrowser();

    @Test
    @Tag("R1")
    @Tag("R4")
    void mailsACodeWhenThePasswordIsRight() {
        OtpRequired step = begin();

        Instant end = wired.clock.instant().plus(VALIDITY);
        var mail = account.lastMail();
        assertEquals(account.email, step.email());
        assertEquals(end, step.expiresAt());
        assertTrue(step.reference().matches("\\d{4}"), step.reference());
        assertEquals("otp:" + account.id, mail.topic());
        assertEquals(end, mail.notAfter());
        assertTrue(mail.body().contains("照合番号： " + step.reference() + "\n"), mail.body());
        assertTrue(mail.body().contains(JapaneseTime.dateTime(end)), mail.body());
        assertEquals(List.of("OTP_ISSUED"), account.audited());
        assertEquals(step, signIn.resume(Service.SEEKER, step.attemptToken()));
    }

    @Test
    @Tag("R6")
    @Tag("C8")
    void refusesAWrongPasswordAndAnUnknownIdAlike() {
        assertEquals(new Denied(), begin(account.email, "wrong"));
        assertEquals(new Denied(), begin("nobody@example.jp", PASSWORD));

        assertEquals(List.of("PASSWORD_REFUSED"), account.audited());
        assertEquals(1, auditedOfNobody("PASSWORD_REFUSED"));
        assertEquals(List.of(), account.mails());
    }

    @Test
    @Tag("R2")
    void knowsAnIdInItsOwnServiceOnly() {
        assertEquals(new Denied(), signIn.begin(Service.EMPLOYER, account.email, PASSWORD, browser, account.client));
    }

    @Test
    @Tag("R1")
    void readsAnIdInAnyCase() {
        assertInstanceOf(OtpRequired.class, begin(" " + account.email.toUpperCase(Locale.ROOT), PASSWORD));
    }

    @Test
    @Tag("R3")
    void asksForNoCodeUntilTheSecondOfTheLaunch() {
        wired.clock.set(Instant.parse("2025-01-05T23:29:59Z"));
        SignedIn step = assertInstanceOf(SignedIn.class, begin(account.email, PASSWORD));
        assertEquals(account.id, user(step).accountId());
        assertEquals(List.of("SIGNED_IN"), account.audited());

        wired.clock.pass(SECOND);
        begin();
    }

    @Test
    @Tag("T7")
    void hashesAPasswordAnewWhoseHashIsOutdatedOnceItWasRight() {
        SignInService slow =
                new Wired().with(PasswordHasher.class, new PasswordHasher(1)).get(SignInService.class);
        String weaker = Argon2Factory.createAdvanced(Argon2Types.ARGON2id).hash(1, 64, 1, PASSWORD.toCharArray());
        account.update("update account set password_hash = ?1 where id = ?2", weaker, account.id);
        slow.begin(Service.SEEKER, account.email, "wrong", browser, account.client);
        assertEquals(weaker, hash());

        for (int i = 0; i < 2; i++) {
            assertInstanceOf(
                    OtpRequired.class, slow.begin(Service.SEEKER, account.email, PASSWORD, browser, account.client));
            assertTrue(hash().startsWith("$argon2id$v=19$m=19456,t=2,p=1$"), hash());
        }
    }

    @Test
    @Tag("T7")
    void isBusyWhenTooManyPasswordsAreHashed() {
        Wired busy = new Wired("mypage.password.tries.id=1/PT1H").with(PasswordHasher.class, Hashers.full());
        SignInService service = busy.get(SignInService.class);
        for (int i = 0; i < 2; i++) {
            assertEquals(
                    new SignInStep.Busy(),
                    service.begin(Service.SEEKER, account.email, PASSWORD, browser, account.client));
        }
        assertEquals(List.of(), account.audited());
    }

    @Test
    @Tag("R1")
    void signsInWithTheMailedCode() {
        OtpRequired step = begin();
        SignedIn signedIn = assertInstanceOf(SignedIn.class, type(step, code()));

        assertEquals(account.id, user(signedIn).accountId());
        assertEquals(Optional.empty(), signedIn.trust());
        assertEquals(Optional.of(wired.clock.instant()), account.fresh().lastSignInAt());
        assertEquals(List.of("OTP_ISSUED", "SIGNED_IN"), account.audited());
    }

    @Test
    @Tag("C7")
    void tellsTheOwnerOfANewBrowserOnceAndNoMore() {
        type(begin(), code());
        assertTrue(account.lastMail().topic().startsWith("owner:NEW_BROWSER:" + account.id));
        type(begin(), code());
        assertEquals(3, account.mails().size());
    }

    @Test
    @Tag("R14")
    @Tag("C10")
    void takesACodeOnce() {
        OtpRequired step = begin();
        String code = code();
        type(step, code);

        assertEquals(new StartOver(Reason.USED), type(step, code));
        assertEquals(new StartOver(Reason.USED), signIn.resume(Service.SEEKER, step.attemptToken()));
        assertEquals(List.of("OTP_ISSUED", "SIGNED_IN", "OTP_REFUSED"), account.audited());
    }

    @Test
    @Tag("R9")
    void takesACodeUntilTheLastSecondOfItsThirtyMinutes() {
        OtpRequired step = begin();
        wired.clock.pass(VALIDITY.minus(SECOND));
        assertEquals(step, signIn.resume(Service.SEEKER, step.attemptToken()));
        assertInstanceOf(SignedIn.class, type(step, code()));
    }

    @Test
    @Tag("R10")
    void takesNoneFromThenOn() {
        OtpRequired step = begin();
        wired.clock.pass(VALIDITY);
        assertEquals(new StartOver(Reason.EXPIRED), signIn.resume(Service.SEEKER, step.attemptToken()));
        assertEquals(new StartOver(Reason.EXPIRED), type(step, code()));
        assertEquals(List.of("OTP_ISSUED", "OTP_REFUSED"), account.audited());
    }

    @Test
    @Tag("R10")
    void takesNoneThatExpiresWhileItIsTyped() {
        OtpRequired step = begin();
        wired.clock.pass(VALIDITY.minus(SECOND));
        wired.clock.meanwhile(2, () -> wired.clock.pass(SECOND));
        assertEquals(new StartOver(Reason.EXPIRED), type(step, code()));
        assertEquals(List.of("OTP_ISSUED", "OTP_REFUSED"), account.audited());
    }

    @Test
    @Tag("R11")
    void takesOnlyTheNewestCode() {
        OtpRequired older = begin();
        String olderCode = code();
        OtpRequired newer = begin();

        assertEquals(new StartOver(Reason.REPLACED), type(older, olderCode));
        assertEquals(new StartOver(Reason.REPLACED), type(older, code()));
        assertInstanceOf(SignedIn.class, type(newer, code()));
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
        assertEquals(
                List.of("OTP_ISSUED", "OTP_WRONG", "OTP_WRONG", "OTP_WRONG", "OTP_WRONG", "OTP_WRONG", "OTP_REFUSED"),
                account.audited());
    }

    @Test
    @Tag("C5")
    void takesTheRightCodeAtTheFifthTry() {
        OtpRequired step = begin();
        for (int i = 0; i < 4; i++) {
            type(step, wrong());
        }
        assertInstanceOf(SignedIn.class, type(step, code()));
    }

    @Test
    @Tag("C5")
    void countsNoTryForWhatIsNoCode() {
        OtpRequired step = begin();
        assertEquals(new MalformedCode(), type(step, "12345"));
        assertEquals(new WrongCode(4), type(step, wrong()));
    }

    @Test
    @Tag("C5")
    void closesCodesAfterTooManyWrongOnesInARow() {
        OtpRequired step = begin();
        account.update("update otp_challenge set failures = 98 where account_id = ?1", account.id);
        assertEquals(new WrongCode(1), type(step, wrong()));
        assertEquals(new StartOver(Reason.CLOSED), type(step, wrong()));
        assertEquals(new StartOver(Reason.CLOSED), type(step, code()));

        assertEquals(new StartOver(Reason.CLOSED), begin(account.email, PASSWORD));

        assertEquals(List.of("OTP_ISSUED", "OTP_WRONG", "OTP_WRONG", "OTP_REFUSED", "OTP_WITHHELD"), account.audited());
        assertEquals(1, account.mails().size());
        assertEquals(1, account.number("select count(*) from sign_in_attempt where account_id = ?1", account.id));
    }

    @Test
    @Tag("C5")
    void startsToCountAnewAfterARightCode() {
        OtpRequired step = begin();
        account.update("update otp_challenge set failures = 98 where account_id = ?1", account.id);
        assertInstanceOf(SignedIn.class, type(step, code()));
        assertEquals(new WrongCode(4), type(begin(), wrong()));
    }

    @Test
    @Tag("C13")
    void endsWithAllAccessToTheAccount() {
        OtpRequired step = begin();
        accounts.endAccess(account.id);
        assertEquals(new StartOver(Reason.ENDED), type(step, code()));
    }

    @Test
    @Tag("C13")
    void isUnknownOnceTheAccountIsLocked() {
        OtpRequired step = begin();
        accounts.lock(Service.SEEKER, account.id, account.client);
        assertEquals(new StartOver(Reason.UNKNOWN), type(step, code()));
        assertEquals(new Denied(), begin(account.email, PASSWORD));
    }

    @Test
    @Tag("C10")
    void knowsAnAttemptByItsTokenInItsOwnServiceOnly() {
        OtpRequired step = begin();
        assertEquals(new StartOver(Reason.UNKNOWN), signIn.resume(Service.EMPLOYER, step.attemptToken()));
        assertEquals(
                new StartOver(Reason.UNKNOWN),
                signIn.submitOtp(Service.SEEKER, "another", code(), false, account.client));
        assertEquals(1, auditedOfNobody("OTP_REFUSED"));
    }

    @Test
    @Tag("R14")
    @Tag("C19")
    void refusesACodeThatIsUsedBeforeItsTryIsCounted() {
        OtpRequired step = begin();
        String code = code();
        wired.clock.meanwhile(1, () -> type(step, code));
        assertEquals(new StartOver(Reason.USED), type(step, code));
        assertEquals(List.of("OTP_ISSUED", "SIGNED_IN", "OTP_REFUSED"), account.audited());
    }

    @Test
    @Tag("R14")
    @Tag("C19")
    void refusesACodeThatIsUsedBetweenItsTryAndItsUse() {
        OtpRequired step = begin();
        String code = code();
        wired.clock.meanwhile(3, () -> type(step, code));
        assertEquals(new StartOver(Reason.USED), type(step, code));
        assertEquals(List.of("OTP_ISSUED", "SIGNED_IN", "OTP_REFUSED"), account.audited());
    }

    private OtpRequired begin() {
        return assertInstanceOf(OtpRequired.class, begin(account.email, PASSWORD));
    }

    private SignInStep begin(String email, String password) {
        return signIn.begin(Service.SEEKER, email, password, browser, account.client);
    }

    private SignInStep type(OtpRequired step, String code) {
        return signIn.submitOtp(Service.SEEKER, step.attemptToken(), code, false, account.client);
    }

    private SignedInUser user(SignedIn step) {
        return sessions.resume(Service.SEEKER, step.sessionToken()).orElseThrow();
    }

    /** That of the newest mail with one. */
    private String code() {
        return account.newestCode();
    }

    private String wrong() {
        return code().equals("000000") ? "111111" : "000000";
    }

    private String hash() {
        return (String) account.row("select password_hash from account where id = ?1", account.id);
    }

    private long auditedOfNobody(String kind) {
        return account.number(
                "select count(*) from audit_event where account_id is null and client_address = ?1 and kind = ?2",
                account.client.address(),
                kind);
    }
}
