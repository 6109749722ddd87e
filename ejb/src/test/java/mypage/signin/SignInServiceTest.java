package mypage.signin;

import static mypage.TestAccount.PASSWORD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.mkammerer.argon2.Argon2Factory;
import de.mkammerer.argon2.Argon2Factory.Argon2Types;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import mypage.TestContainer;
import mypage.account.Service;
import mypage.otp.InvalidReason;
import mypage.otp.PendingCode;
import mypage.password.HasherBusy;
import mypage.password.HasherFixture;
import mypage.password.PasswordDenial.WrongPassword;
import mypage.password.PasswordHasher;
import mypage.platform.JapaneseTime;
import mypage.signin.AttemptResult.AttemptInvalid;
import mypage.signin.SignInResult.Denied;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Sign-in by password and code. SignInLimitsTest tests the limits, SkipTest the skipped code. */
class SignInServiceTest extends SignInFixture {

    @Test
    @Tag("R1")
    @Tag("R4")
    void mailsACodeWhenThePasswordIsRight() {
        PendingCode pending = begin();

        Instant end = container.clock.instant().plus(VALIDITY);
        var mail = account.lastMail();
        assertEquals(account.email, pending.email());
        assertEquals(end, pending.expiresAt());
        assertTrue(pending.reference().matches("\\d{4}"), pending.reference());
        assertEquals("otp:" + account.id, mail.topic());
        assertEquals(end, mail.notAfter());
        assertTrue(mail.body().contains("照合番号： " + pending.reference() + "\n"), mail.body());
        assertTrue(mail.body().contains(JapaneseTime.dateTime(end)), mail.body());
        assertEquals(List.of("OTP_ISSUED"), account.audited());
        assertEquals(new OtpRequired(pending), signIn.resume(Service.SEEKER, pending.token()));
    }

    @Test
    @Tag("R6")
    @Tag("C8")
    void refusesAWrongPasswordAndAnUnknownIdAlike() {
        assertEquals(new Denied(new WrongPassword()), begin(account.email, "wrong"));
        assertEquals(new Denied(new WrongPassword()), begin("nobody@example.jp", PASSWORD));

        assertEquals(List.of("PASSWORD_REFUSED"), account.audited());
        assertEquals(1, auditedOfNobody("PASSWORD_REFUSED"));
        assertEquals(List.of(), account.mails());
    }

    @Test
    @Tag("R2")
    void findsAnIdOnlyInItsService() {
        assertEquals(
                new Denied(new WrongPassword()),
                signIn.begin(Service.EMPLOYER, account.email, PASSWORD, browser, account.context));
    }

    @Test
    @Tag("R1")
    void findsAnIdInAnyCase() {
        assertInstanceOf(OtpRequired.class, begin(" " + account.email.toUpperCase(Locale.ROOT), PASSWORD));
    }

    @Test
    @Tag("R3")
    void requiresNoCodeBeforeTheSecondOfTheRollout() {
        container.clock.set(Instant.parse("2025-01-05T23:29:59Z"));
        SignedIn signedIn = assertInstanceOf(SignedIn.class, begin(account.email, PASSWORD));
        assertEquals(account.id, user(signedIn).accountId());
        assertEquals(List.of("SIGNED_IN"), account.audited());

        container.clock.pass(SECOND);
        begin();
    }

    @Test
    @Tag("T7")
    void rehashesARightPasswordWithAnOutdatedHash() {
        SignInService slow = new TestContainer()
                .with(PasswordHasher.class, new PasswordHasher(1))
                .get(SignInService.class);
        String weaker = Argon2Factory.createAdvanced(Argon2Types.ARGON2id).hash(1, 64, 1, PASSWORD.toCharArray());
        account.update("update account set password_hash = ?1 where id = ?2", weaker, account.id);
        slow.begin(Service.SEEKER, account.email, "wrong", browser, account.context);
        assertEquals(weaker, hash());

        for (int i = 0; i < 2; i++) {
            assertInstanceOf(
                            OtpRequired.class,
                            slow.begin(Service.SEEKER, account.email, PASSWORD, browser, account.context))
                    .code();
            assertTrue(hash().startsWith("$argon2id$v=19$m=19456,t=2,p=1$"), hash());
        }
    }

    @Test
    @Tag("T7")
    void isBusyWhenTheHasherIsBusy() {
        TestContainer busy =
                new TestContainer("mypage.password.tries.id=1/PT1H").with(PasswordHasher.class, HasherFixture.full());
        SignInService service = busy.get(SignInService.class);
        for (int i = 0; i < 2; i++) {
            assertEquals(
                    new Denied(new HasherBusy()),
                    service.begin(Service.SEEKER, account.email, PASSWORD, browser, account.context));
        }
        assertEquals(List.of(), account.audited());
    }

    @Test
    @Tag("R1")
    void signsInWithTheMailedCode() {
        PendingCode pending = begin();
        SignedIn signedIn = assertInstanceOf(SignedIn.class, type(pending, account.newestCode()));

        assertEquals(account.id, user(signedIn).accountId());
        assertEquals(Optional.empty(), signedIn.trust());
        assertEquals(Optional.of(container.clock.instant()), account.fresh().lastSignInAt());
        assertEquals(List.of("OTP_ISSUED", "SIGNED_IN"), account.audited());
    }

    @Test
    @Tag("C7")
    void notifiesTheOwnerOfANewDeviceOnce() {
        type(begin(), account.newestCode());
        assertTrue(account.lastMail().topic().startsWith("owner:NEW_BROWSER:" + account.id));
        type(begin(), account.newestCode());
        assertEquals(3, account.mails().size());
    }

    @Test
    @Tag("C13")
    void anAttemptEndsWithAllAccessToTheAccount() {
        PendingCode pending = begin();
        accounts.endAccess(account.id);
        assertEquals(new AttemptInvalid(InvalidReason.ENDED), type(pending, account.newestCode()));
    }

    @Test
    @Tag("C13")
    void anAttemptIsUnknownOnceTheAccountIsLocked() {
        PendingCode pending = begin();
        accounts.lock(Service.SEEKER, account.id, account.context);
        assertEquals(new AttemptInvalid(InvalidReason.UNKNOWN), type(pending, account.newestCode()));
        assertEquals(new Denied(new WrongPassword()), begin(account.email, PASSWORD));
    }

    @Test
    @Tag("C10")
    void findsAnAttemptByTokenOnlyInItsService() {
        PendingCode pending = begin();
        assertEquals(new AttemptInvalid(InvalidReason.UNKNOWN), signIn.resume(Service.EMPLOYER, pending.token()));
        assertEquals(
                new AttemptInvalid(InvalidReason.UNKNOWN),
                signIn.submitOtp(Service.SEEKER, "another", account.newestCode(), false, account.context));
        assertEquals(1, auditedOfNobody("OTP_REFUSED"));
    }
}
