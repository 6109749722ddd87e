package mypage.admin.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import mypage.admin.signin.StaffCodeResult.CodeRefused;
import mypage.admin.signin.StaffCodeResult.SignedIn;
import mypage.admin.signin.StaffPasswordResult.Changed;
import mypage.admin.signin.StaffReauthenticationResult.Reauthenticated;
import mypage.admin.signin.StaffSignInResult.CodeRequired;
import mypage.admin.signin.StaffSignInResult.Denied;
import mypage.admin.staff.SignedInStaff;
import mypage.admin.staff.StaffDeviceCookies;
import mypage.admin.staff.TeamFixture;
import mypage.otp.CodeRefusal.WrongCode;
import mypage.password.PasswordDenial.WrongPassword;
import mypage.password.PasswordRefusal.Weak;
import mypage.password.PasswordWeakness;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What members of staff do with their own factors. */
@Tag("C4")
class StaffSelfServiceTest extends TeamFixture {

    private static final String NEXT = "よるのピクニック harbour";

    private final Member member = member();
    private final SignedIn signedIn = signIn(member);
    private final String token = signedIn.token();
    private final SignedInStaff me = session(token);

    @BeforeEach
    void waitForTheNextCode() {
        container.clock.pass(STEP);
    }

    @Test
    @Tag("C12")
    @Tag("C13")
    void aNewPasswordEndsAllOtherSessionsAndRenewsTheToken() {
        String other = signIn(member).token();
        container.clock.pass(STEP);

        var changed = assertInstanceOf(Changed.class, change(PASSWORD, NEXT));

        assertEquals(Optional.empty(), sessions.resume(other));
        assertEquals(Optional.empty(), sessions.resume(token));
        assertEquals(member.id(), session(changed.session()).id());
        assertEquals(
                new Denied(new WrongPassword()), signIn.begin(member.email(), PASSWORD, NEW_BROWSER, unknownDevice));
        assertInstanceOf(
                CodeRequired.class,
                signIn.begin(
                        member.email(),
                        NEXT,
                        new StaffDeviceCookies(Optional.empty(), Optional.of(changed.known())),
                        unknownDevice));
        assertTrue(rows.mailsTo(member.email()).stream()
                .anyMatch(mail -> mail.subject().contains("パスワード変更")));
        assertEquals(1, audited("STAFF_PASSWORD_CHANGED", member.id()));
    }

    @Test
    void requiresTheCurrentPassword() {
        assertEquals(new WrongProof(), change("wrong", NEXT));
        assertEquals(new PasswordRefused(new Weak(PasswordWeakness.TOO_SHORT)), change(PASSWORD, "short"));
        assertInstanceOf(Changed.class, change(PASSWORD, NEXT));
        assertEquals(1, audited("STAFF_PASSWORD_REFUSED", member.id()));
    }

    @Test
    @Tag("C5")
    void allowsTenFailuresAnHour() {
        for (int i = 0; i < 10; i++) {
            assertEquals(new WrongProof(), change("wrong", NEXT));
        }
        assertInstanceOf(TooManyAttempts.class, change(PASSWORD, NEXT));
        container.clock.pass(Duration.ofMinutes(6));
        assertInstanceOf(Changed.class, change(PASSWORD, NEXT));
    }

    @Test
    void newRecoveryCodesReplaceTheOldOnes() {
        var renewed = self.renewRecoveryCodes(me, client(member.id()));

        String waiting = passPassword(member);
        assertEquals(
                new CodeRefused(new WrongCode(4)),
                signIn.submitRecoveryCode(waiting, member.recoveryCodes().get(0), unknownDevice));
        assertInstanceOf(SignedIn.class, signIn.submitRecoveryCode(waiting, renewed.get(0), unknownDevice));
        assertEquals(9, self.recoveryCodesLeft(me));
    }

    @Test
    void endsTheOtherSessionsOfTheMember() {
        String other = signIn(member).token();
        assertEquals(1, self.otherSessions(me));

        self.endOtherSessions(me, client(member.id()));

        assertEquals(0, self.otherSessions(me));
        assertEquals(Optional.empty(), sessions.resume(other));
        session(token);
    }

    /** The session was ended just before the password was to be stored. */
    @Test
    void anEndedSessionChangesNothing() {
        management.disable(member.id(), client(manager));
        management.enable(member.id(), client(manager));
        assertEquals(new WrongProof(), change(PASSWORD, NEXT));
        assertEquals(new Denied(new WrongPassword()), signIn.begin(member.email(), NEXT, NEW_BROWSER, unknownDevice));
    }

    @Test
    @Tag("C12")
    void aCodeCountsAsRecentForAQuarterOfAnHour() {
        container.clock.pass(Duration.ofMinutes(14).plus(STEP).minus(SECOND));
        assertTrue(session(token).recentlyAuthenticated());
        container.clock.pass(SECOND);
        rows.update("update staff_session set last_used_at = last_used_at + interval '5 minutes'");
        SignedInStaff late = session(token);
        assertFalse(late.recentlyAuthenticated());

        var again = assertInstanceOf(
                Reauthenticated.class, self.reauthenticate(late, code(member.secret(), 0), client(member.id())));
        assertEquals(Optional.empty(), sessions.resume(token));
        assertTrue(session(again.session()).recentlyAuthenticated());
        assertEquals(1, audited("STAFF_CONFIRMED", member.id()));
    }

    @Test
    @Tag("C5")
    void wrongCodesOfAReauthenticationCountLikeAllOfTheMember() {
        for (int i = 0; i < 10; i++) {
            assertEquals(new WrongProof(), self.reauthenticate(me, code(member.secret(), 3), client(member.id())));
        }
        assertInstanceOf(TooManyAttempts.class, self.reauthenticate(me, code(member.secret(), 0), client(member.id())));
        assertInstanceOf(
                TooManyAttempts.class,
                signIn.submitCode(passPasswordWhereKnown(), code(member.secret(), 0), unknownDevice));
        assertEquals(0, audited("STAFF_CONFIRMED", member.id()));
    }

    private String passPasswordWhereKnown() {
        var browser = new StaffDeviceCookies(Optional.empty(), Optional.of(signedIn.known()));
        return assertInstanceOf(CodeRequired.class, signIn.begin(member.email(), PASSWORD, browser, unknownDevice))
                .token();
    }

    @Test
    void aUsedCodeReauthenticatesNobody() {
        String code = code(member.secret(), 0);
        var again = assertInstanceOf(Reauthenticated.class, self.reauthenticate(me, code, client(member.id())));
        assertEquals(new WrongProof(), self.reauthenticate(session(again.session()), code, client(member.id())));
    }

    private StaffPasswordResult change(String current, String wanted) {
        return self.changePassword(me, current, wanted, client(member.id()));
    }
}
