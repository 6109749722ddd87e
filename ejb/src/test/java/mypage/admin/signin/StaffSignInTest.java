package mypage.admin.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import mypage.TestAccount;
import mypage.admin.signin.StaffCodeResult.CodeRefused;
import mypage.admin.signin.StaffCodeResult.SignedIn;
import mypage.admin.signin.StaffSignInResult.CodeRequired;
import mypage.admin.signin.StaffSignInResult.Denied;
import mypage.admin.staff.StaffDeviceCookies;
import mypage.admin.staff.StaffRole;
import mypage.admin.staff.TeamFixture;
import mypage.otp.CodeRefusal.MalformedCode;
import mypage.otp.CodeRefusal.WrongCode;
import mypage.password.PasswordDenial.WrongPassword;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Both factors of staff, and their rate limits. */
class StaffSignInTest extends TeamFixture {

    private final Member member = member(StaffRole.OPERATE);

    @Test
    @Tag("C12")
    void asksForBothFactorsWithANewTokenForEach() {
        String first = passPassword(member);
        assertEquals(Optional.empty(), sessions.resume(first));

        var second =
                assertInstanceOf(SignedIn.class, signIn.submitCode(first, code(member.secret(), 0), unknownDevice));

        assertNotEquals(first, second.token());
        assertEquals(member.id(), session(second.token()).id());
        assertEquals(Optional.empty(), sessions.resume(first));
        assertEquals(new StartOver(), signIn.submitCode(first, code(member.secret(), 1), unknownDevice));
        assertEquals(1, audited("STAFF_SIGNED_IN", member.id()));
    }

    @Test
    void returnsTheTimeOfThePreviousSignIn() {
        assertEquals(Optional.empty(), session(signIn(member).token()).previousSignIn());
        var first = container.clock.instant();
        container.clock.pass(STEP);
        assertEquals(Optional.of(first), session(signIn(member).token()).previousSignIn());
    }

    @Test
    @Tag("C8")
    void givesTheSameAnswerToEveryoneWhoCannotSignIn() {
        String waiting = invited();
        Member disabled = member();
        management.disable(disabled.id(), client(manager));

        for (String email : new String[] {"nobody@example.jp", waiting, disabled.email(), "", "\0", "a".repeat(300)}) {
            assertEquals(
                    new Denied(new WrongPassword()), signIn.begin(email, PASSWORD, NEW_BROWSER, unknownDevice), email);
        }
        assertEquals(
                new Denied(new WrongPassword()),
                signIn.begin(member.email(), PASSWORD + " ", NEW_BROWSER, unknownDevice));
        assertEquals(1, audited("STAFF_PASSWORD_REFUSED", member.id()));
    }

    @Test
    @Tag("C10")
    void acceptsACodeOnceAcrossSessions() {
        String one = passPassword(member);
        String other = passPassword(member);
        String code = code(member.secret(), 0);

        assertInstanceOf(SignedIn.class, signIn.submitCode(one, code, unknownDevice));
        assertEquals(new CodeRefused(new WrongCode(4)), signIn.submitCode(other, code, unknownDevice));
        assertEquals(
                new CodeRefused(new WrongCode(3)), signIn.submitCode(other, code(member.secret(), -1), unknownDevice));
        assertInstanceOf(SignedIn.class, signIn.submitCode(other, code(member.secret(), 1), unknownDevice));
    }

    @Test
    @Tag("C10")
    void acceptsACodeOneStepEarlyOrLate() {
        container.clock.pass(STEP.multipliedBy(9));
        String token = passPassword(member);

        assertEquals(
                new CodeRefused(new WrongCode(4)), signIn.submitCode(token, code(member.secret(), -2), unknownDevice));
        assertEquals(
                new CodeRefused(new WrongCode(3)), signIn.submitCode(token, code(member.secret(), 2), unknownDevice));
        assertInstanceOf(SignedIn.class, signIn.submitCode(token, code(member.secret(), -1), unknownDevice));
        assertInstanceOf(
                SignedIn.class, signIn.submitCode(passPassword(member), code(member.secret(), 1), unknownDevice));
    }

    @Test
    @Tag("C5")
    void allowsFiveCodesPerPassword() {
        String token = passPassword(member);
        for (int left = 4; left > 0; left--) {
            assertEquals(new CodeRefused(new WrongCode(left)), signIn.submitCode(token, wrong(), unknownDevice));
            assertEquals(new CodeRefused(new MalformedCode()), signIn.submitCode(token, "12345", unknownDevice));
        }
        assertEquals(new StartOver(), signIn.submitCode(token, wrong(), unknownDevice));
        assertEquals(new StartOver(), signIn.submitCode(token, code(member.secret(), 0), unknownDevice));
        assertEquals(5, audited("STAFF_CODE_REFUSED", member.id()));
    }

    @Test
    @Tag("C5")
    void allowsTenWrongCodesAnHourAcrossSignIns() {
        for (int i = 0; i < 2; i++) {
            String token = passPassword(member);
            for (int j = 0; j < 5; j++) {
                signIn.submitCode(token, wrong(), unknownDevice);
            }
        }
        String token = passPassword(member);
        assertInstanceOf(TooManyAttempts.class, signIn.submitCode(token, code(member.secret(), 0), unknownDevice));
        assertInstanceOf(
                TooManyAttempts.class,
                signIn.submitRecoveryCode(token, member.recoveryCodes().get(0), unknownDevice));

        container.clock.pass(Duration.ofMinutes(6));
        assertInstanceOf(
                SignedIn.class, signIn.submitCode(passPassword(member), code(member.secret(), 0), unknownDevice));
    }

    @Test
    void expiresFiveMinutesAfterThePassword() {
        String token = passPassword(member);
        container.clock.pass(Duration.ofMinutes(5).minus(SECOND));
        assertTrue(signIn.isWaiting(token));
        container.clock.pass(SECOND);
        assertEquals(new StartOver(), signIn.submitCode(token, code(member.secret(), 0), unknownDevice));

        container.deleteExpired("staff_session");
        assertEquals(0, rows.number("select count(*) from staff_session where staff_id = ?1", member.id()));
    }

    @Test
    @Tag("C10")
    void acceptsEachRecoveryCodeOnceAndNotifiesTheMember() {
        String code = member.recoveryCodes().get(3);
        String typed = "  " + code.replaceAll("(.{4})", "$1 ") + "　";
        var step =
                assertInstanceOf(SignedIn.class, signIn.submitRecoveryCode(passPassword(member), typed, unknownDevice));

        assertEquals(9, self.recoveryCodesLeft(session(step.token())));
        assertEquals(1, audited("STAFF_CODE_USED", member.id()));
        assertEquals(1, audited("STAFF_SIGNED_IN", member.id()));
        assertEquals(
                new CodeRefused(new WrongCode(4)),
                signIn.submitRecoveryCode(passPassword(member), code, unknownDevice));
        assertTrue(rows.mailsTo(member.email()).stream()
                .anyMatch(mail -> mail.subject().contains("リカバリーコードでのログイン")));
    }

    @Test
    void refusesTheRecoveryCodeOfAnotherMember() {
        Member other = member();
        assertEquals(
                new CodeRefused(new WrongCode(4)),
                signIn.submitRecoveryCode(
                        passPassword(other), member.recoveryCodes().get(0), unknownDevice));
    }

    @Test
    void endsTheSessionThatTheBrowserHad() {
        String older = signIn(member).token();
        var browser = new StaffDeviceCookies(Optional.of(older), Optional.empty());
        assertInstanceOf(Denied.class, signIn.begin(member.email(), "wrong", browser, unknownDevice));
        session(older);
        assertInstanceOf(CodeRequired.class, signIn.begin(member.email(), PASSWORD, browser, unknownDevice));
        assertEquals(Optional.empty(), sessions.resume(older));
    }

    @Test
    @Tag("C1")
    void attemptsOfUnknownDevicesDoNotCountForAKnownDevice() {
        var known = new StaffDeviceCookies(
                Optional.empty(), Optional.of(signIn(member).known()));
        for (int i = 0; i < 10; i++) {
            assertEquals(
                    new Denied(new WrongPassword()), signIn.begin(member.email(), "wrong", NEW_BROWSER, unknownDevice));
        }
        assertInstanceOf(TooManyAttempts.class, signIn.begin(member.email(), PASSWORD, NEW_BROWSER, unknownDevice));
        assertInstanceOf(CodeRequired.class, signIn.begin(member.email(), PASSWORD, known, unknownDevice));

        container.clock.pass(Duration.ofMinutes(6));
        assertInstanceOf(CodeRequired.class, signIn.begin(member.email(), PASSWORD, NEW_BROWSER, unknownDevice));
    }

    @Test
    @Tag("C1")
    void aKnownDeviceHasTenAttemptsForItsMemberOnly() {
        var known = new StaffDeviceCookies(
                Optional.empty(), Optional.of(signIn(member).known()));
        for (int i = 0; i < 10; i++) {
            assertEquals(new Denied(new WrongPassword()), signIn.begin(member.email(), "wrong", known, unknownDevice));
        }
        assertInstanceOf(TooManyAttempts.class, signIn.begin(member.email(), PASSWORD, known, unknownDevice));

        Member other = member();
        for (int i = 0; i < 10; i++) {
            signIn.begin(other.email(), "wrong", known, unknownDevice);
        }
        assertInstanceOf(TooManyAttempts.class, signIn.begin(other.email(), PASSWORD, NEW_BROWSER, unknownDevice));
    }

    @Test
    @Tag("C8")
    void anUnknownAddressHasTheSameLimit() {
        String nobody = TestAccount.newAddress();
        for (int i = 0; i < 10; i++) {
            assertEquals(new Denied(new WrongPassword()), signIn.begin(nobody, PASSWORD, NEW_BROWSER, unknownDevice));
        }
        assertInstanceOf(TooManyAttempts.class, signIn.begin(nobody, PASSWORD, NEW_BROWSER, unknownDevice));
    }

    @Test
    @Tag("C11")
    void aSessionHasAnIdleLimitAndALifetime() {
        String token = signIn(member).token();
        for (int i = 0; i < 42; i++) {
            container.clock.pass(Duration.ofMinutes(14));
            session(token);
        }
        container.clock.pass(Duration.ofMinutes(12));
        assertEquals(Optional.empty(), sessions.resume(token));

        String idle = signIn(member).token();
        container.clock.pass(Duration.ofMinutes(15));
        assertEquals(Optional.empty(), sessions.resume(idle));
    }

    private String wrong() {
        return code(member.secret(), 5);
    }
}
