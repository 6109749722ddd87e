package mypage.account;

import static mypage.TestAccount.PASSWORD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import mypage.TestAccount;
import mypage.Wired;
import mypage.account.OwnerLink.Purpose;
import mypage.account.PasswordDenial.WrongPassword;
import mypage.account.PasswordRefusal.Weak;
import mypage.account.PasswordResult.Changed;
import mypage.account.PasswordResult.Refused;
import mypage.session.SessionService;
import mypage.signin.Denied;
import mypage.signin.OtpRequired;
import mypage.signin.SignInResult;
import mypage.signin.SignInService;
import mypage.signin.StartOver;
import mypage.signin.StartOver.Reason;
import mypage.trust.TrustTokenService;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a mailed link to choose a new password does, and what it does not. */
class PasswordResetTest {

    private static final String ANOTHER = "あたらしい合言葉 battery staple";
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Wired wired = new Wired();
    private final RecoveryService recovery = wired.get(RecoveryService.class);
    private final SignInService signIn = wired.get(SignInService.class);
    private final SessionService sessions = wired.get(SessionService.class);
    private final OwnerLinks links = wired.get(OwnerLinks.class);
    private final TestAccount account = new TestAccount(wired);

    @Test
    @Tag("C9")
    @Tag("C13")
    @Tag("T4")
    void endsWhatTheOldPasswordOpenedAndTellsTheOwner() {
        String here = sessions.open(account.fresh(), account.client);
        String there = sessions.open(account.fresh(), account.client);
        OtpRequired waiting = begin(PASSWORD);
        wired.get(TrustTokenService.class).issue(account.fresh(), 0, account.client, wired.clock.instant());
        String code = account.newestCode();

        assertEquals(new Changed(), choose(link(), ANOTHER));

        assertEquals(Optional.empty(), sessions.resume(Service.SEEKER, here));
        assertEquals(Optional.empty(), sessions.resume(Service.SEEKER, there));
        assertEquals(List.of(), sessions.list(account.id));
        assertEquals(
                new StartOver(Reason.ENDED),
                signIn.submitOtp(Service.SEEKER, waiting.attemptToken(), code, false, account.client));
        assertFalse(wired.get(TrustTokenService.class).isSet(account.id));
        assertTrue(account.lastMail().topic().startsWith("owner:PASSWORD_CHANGED:" + account.id));
        assertEquals("PASSWORD_CHANGED", account.audited().get(account.audited().indexOf("RESET_REQUESTED") + 1));
    }

    @Test
    @Tag("C9")
    @Tag("R19")
    void keepsTheAddressAndTheOneTimePassword() {
        choose(link(), ANOTHER);

        assertEquals(account.email, account.fresh().email());
        assertEquals(new Denied(new WrongPassword()), signIn(PASSWORD));
        assertEquals(account.email, begin(ANOTHER).email());
    }

    @Test
    @Tag("T11")
    void worksOnceAndEndsAllOlderLinks() {
        String older = link();
        String link = link();
        String notMe =
                links.issue(Purpose.NOT_ME, account.id, wired.clock.instant().plus(HOUR));
        choose(link, ANOTHER);

        assertOver(link);
        assertOver(older);
        assertFalse(recovery.canShutOut(Service.SEEKER, notMe));
        assertTrue(isPassword(ANOTHER));
    }

    @Test
    @Tag("T11")
    void changesNothingWhenItIsOpened() {
        String link = link();
        for (int i = 0; i < 3; i++) {
            assertTrue(recovery.canReset(Service.SEEKER, link));
        }
        assertEquals(List.of("RESET_REQUESTED"), account.audited());
        assertInstanceOf(Changed.class, choose(link, ANOTHER));
    }

    @Test
    @Tag("T11")
    void worksUntilTheLastSecondOfItsHour() {
        String link = link();
        wired.clock.pass(HOUR.minus(SECOND));
        assertTrue(recovery.canReset(Service.SEEKER, link));
        assertInstanceOf(Changed.class, choose(link, ANOTHER));
    }

    @Test
    @Tag("T11")
    void isOverFromThenOn() {
        String link = link();
        wired.clock.pass(HOUR);
        assertOver(link);
        assertTrue(isPassword(PASSWORD));
    }

    @Test
    @Tag("C20")
    void isOverInAnotherServiceAndForALockedAccount() {
        String link = link();
        assertEquals(new Over(), recovery.choosePassword(Service.EMPLOYER, link, ANOTHER, account.client));
        account.update("update account set locked_at = now() where id = ?1", account.id);
        assertOver(link);
        assertTrue(isPassword(PASSWORD));
    }

    @Test
    @Tag("C3")
    void refusesAWeakPasswordAndLetsTheOwnerGoOn() {
        String link = link();
        assertEquals(new Refused(new Weak(Weakness.COMMON)), choose(link, "password1"));
        assertEquals(new Refused(new Weak(Weakness.CONTEXTUAL)), choose(link, account.email));
        assertInstanceOf(Changed.class, choose(link, ANOTHER));
    }

    @Test
    void askingForItEndsNothing() {
        String session = sessions.open(account.fresh(), account.client);
        link();
        assertTrue(sessions.resume(Service.SEEKER, session).isPresent());
        assertTrue(isPassword(PASSWORD));
    }

    private String link() {
        recovery.mailLink(Service.SEEKER, account.email, account.client);
        return OneInvitation.token(account.lastMail());
    }

    private PasswordResult choose(String link, String password) {
        return recovery.choosePassword(Service.SEEKER, link, password, account.client);
    }

    private void assertOver(String link) {
        assertFalse(recovery.canReset(Service.SEEKER, link));
        assertEquals(new Over(), choose(link, "another one battery"));
    }

    private SignInResult signIn(String password) {
        return signIn.begin(Service.SEEKER, account.email, password, TestAccount.newBrowser(), account.client);
    }

    private OtpRequired begin(String password) {
        return assertInstanceOf(OtpRequired.class, signIn(password));
    }

    private boolean isPassword(String password) {
        return wired.get(AccountService.class).isPasswordOf(Optional.of(account.fresh()), password);
    }
}
