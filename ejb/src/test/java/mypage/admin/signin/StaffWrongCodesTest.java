package mypage.admin.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import mypage.TestAccount;
import mypage.admin.signin.StaffCodeResult.SignedIn;
import mypage.admin.signin.StaffSignInResult.CodeRequired;
import mypage.admin.staff.StaffDeviceCookies;
import mypage.admin.staff.StaffManagementService.Result;
import mypage.admin.staff.StaffRole;
import mypage.admin.staff.TeamFixture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How many codes of a member somebody can guess who knows the password, and who opens the second factor again. */
@Tag("C1")
@Tag("C5")
class StaffWrongCodesTest extends TeamFixture {

    private static final int MOST = 25;

    /** In which one attempt is regained. */
    private static final Duration PAUSE = Duration.ofMinutes(6);

    private final Member member = member(StaffRole.OPERATE);
    private final StaffDeviceCookies known =
            new StaffDeviceCookies(Optional.empty(), Optional.of(signIn(member).known()));

    @Test
    void tooManyWrongCodesCloseTheSecondFactorUntilAManagerOpensIt() {
        guess(NEW_BROWSER, MOST);
        String waiting = "unused";
        assertEquals(new CodesClosed(), begin(NEW_BROWSER));
        assertEquals(new StartOver(), signIn.submitCode(waiting, code(member.secret(), 0), unknownDevice));
        assertTrue(management.find(member.id()).orElseThrow().secondFactorClosed());
        container.clock.pass(Duration.ofDays(40));
        assertEquals(new CodesClosed(), begin(NEW_BROWSER));

        assertEquals(Result.REFUSED, management.openSecondFactor(member.id(), client(member.id())));
        assertEquals(Result.DONE, management.openSecondFactor(member.id(), client(manager)));

        assertFalse(management.find(member.id()).orElseThrow().secondFactorClosed());
        assertEquals(1, audited("STAFF_CODES_OPENED", member.id()));
        signInOn(NEW_BROWSER);
    }

    @Test
    void aCodeIsNotCheckedOnceTheSecondFactorIsClosed() {
        guess(NEW_BROWSER, MOST - 1);
        String one = passPassword(member);
        String other = passPassword(member);
        signIn.submitCode(one, wrong(), unknownDevice);
        container.clock.pass(PAUSE.minus(Duration.ofMinutes(2)));

        assertEquals(new CodesClosed(), signIn.submitCode(other, code(member.secret(), 0), unknownDevice));
        assertEquals(
                new CodesClosed(),
                signIn.submitRecoveryCode(other, member.recoveryCodes().get(0), unknownDevice));
    }

    @Test
    void othersUseUpNoAttemptsOfABrowserInWhichTheMemberIsKnown() {
        for (int i = 0; i < 2; i++) {
            String token = passPassword(member);
            for (int j = 0; j < 5; j++) {
                signIn.submitCode(token, wrong(), unknownDevice);
            }
        }
        assertInstanceOf(
                TooManyAttempts.class,
                signIn.submitCode(passPassword(member), code(member.secret(), 1), unknownDevice));

        signInOn(known);

        container.clock.pass(Duration.ofHours(1));
        guess(NEW_BROWSER, MOST - 10);
        assertEquals(new CodesClosed(), begin(NEW_BROWSER));
        signInOn(known);
        container.clock.pass(Duration.ofDays(40));
        signInOn(known);
        assertEquals(new CodesClosed(), begin(NEW_BROWSER));
    }

    @Test
    void aKnownBrowserHasAsManyAttempts() {
        guess(known, MOST);
        assertEquals(new CodesClosed(), begin(known));
        signInOn(NEW_BROWSER);
    }

    @Test
    void aRightCodeGivesNoMoreAttempts() {
        guess(NEW_BROWSER, MOST - 1);
        signInOn(NEW_BROWSER);
        signInOn(known);
        guess(NEW_BROWSER, 1);
        assertEquals(new CodesClosed(), begin(NEW_BROWSER));
    }

    @Test
    void aWrongCodeCountsUntilItIsOldAndARightOneFollowed() {
        guess(NEW_BROWSER, MOST - 1);
        container.clock.pass(Duration.ofDays(30));
        signInOn(NEW_BROWSER);
        guess(NEW_BROWSER, MOST - 1);
        signInOn(NEW_BROWSER);
    }

    @Test
    void aSignedInMemberHasNoMoreAttemptsEither() {
        guess(known, MOST);
        String session = signInOn(NEW_BROWSER);

        assertEquals(
                new CodesClosed(),
                self.reauthenticate(session(session), code(member.secret(), 0), client(member.id())));
        assertEquals(
                new CodesClosed(),
                self.changePassword(session(session), PASSWORD, PASSWORD + "2", client(member.id())));
    }

    @Test
    void wrongCodesOfASignedInMemberCount() {
        String session = signInOn(known);
        self.reauthenticate(session(session), wrong(), client(member.id()));
        guess(known, MOST - 1);
        assertEquals(new CodesClosed(), begin(known));
    }

    @Test
    void bothFactorsChosenAnewOpenIt() {
        guess(NEW_BROWSER, MOST);
        approve(management.enrolAnew(member.id(), client(manager)));
        Member anew = enrol(member.email());
        container.clock.pass(STEP);
        assertInstanceOf(SignedIn.class, signIn.submitCode(passPassword(anew), code(anew.secret(), 0), unknownDevice));
    }

    @Test
    @Tag("C7")
    void tellsTheMemberOfTheFirstWrongCodeOnceADay() {
        guess(NEW_BROWSER, 3);
        assertEquals(1, told().size());
        assertTrue(told().get(0).body().contains("パスワードがほかの人に知られている可能性"), told().get(0)::body);
        container.clock.pass(Duration.ofDays(1));
        guess(NEW_BROWSER, 1);
        assertEquals(2, told().size());
    }

    private List<TestAccount.Mail> told() {
        return rows.mailsTo(member.email()).stream()
                .filter(mail -> mail.topic().startsWith("staff:WRONG_CODE:"))
                .toList();
    }

    private void guess(StaffDeviceCookies browser, int codes) {
        for (int i = 0; i < codes; i++) {
            signIn.submitCode(
                    assertInstanceOf(CodeRequired.class, begin(browser)).token(), wrong(), unknownDevice);
            container.clock.pass(PAUSE);
        }
    }

    private String signInOn(StaffDeviceCookies browser) {
        container.clock.pass(STEP.multipliedBy(2));
        String token = assertInstanceOf(CodeRequired.class, begin(browser)).token();
        return assertInstanceOf(SignedIn.class, signIn.submitCode(token, code(member.secret(), 0), unknownDevice))
                .token();
    }

    private StaffSignInResult begin(StaffDeviceCookies browser) {
        return signIn.begin(member.email(), PASSWORD, browser, unknownDevice);
    }

    private String wrong() {
        return code(member.secret(), 5);
    }
}
