package mypage.recovery;

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
import mypage.account.AccountService;
import mypage.account.Service;
import mypage.actiontoken.AccountActionToken.Purpose;
import mypage.actiontoken.AccountActionTokenRepository;
import mypage.actiontoken.LinkInvalid;
import mypage.actiontoken.PasswordByLinkResult;
import mypage.actiontoken.PasswordByLinkResult.Changed;
import mypage.actiontoken.PasswordByLinkResult.Refused;
import mypage.otp.InvalidReason;
import mypage.otp.PendingCode;
import mypage.password.PasswordDenial.WrongPassword;
import mypage.password.PasswordRefusal.Weak;
import mypage.password.PasswordWeakness;
import mypage.registration.InvitationFixture;
import mypage.session.SessionService;
import mypage.signin.AttemptResult.AttemptInvalid;
import mypage.signin.OtpRequired;
import mypage.signin.SignInResult;
import mypage.signin.SignInResult.Denied;
import mypage.signin.SignInService;
import mypage.trust.TrustTokenService;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The effects of a mailed link to choose a new password. */
class PasswordResetTest {

    private static final String ANOTHER = "あたらしい合言葉 battery staple";
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final TestContainer container = new TestContainer();
    private final RecoveryService recovery = container.get(RecoveryService.class);
    private final SignInService signIn = container.get(SignInService.class);
    private final SessionService sessions = container.get(SessionService.class);
    private final AccountActionTokenRepository tokens = container.get(AccountActionTokenRepository.class);
    private final TestAccount account = new TestAccount(container);

    @Test
    @Tag("C9")
    @Tag("C13")
    @Tag("T4")
    void endsAllAccessAndNotifiesTheOwner() {
        String here = sessions.open(account.fresh(), account.context);
        String there = sessions.open(account.fresh(), account.context);
        PendingCode waiting = begin(PASSWORD);
        container.get(TrustTokenService.class).issue(account.fresh(), 0, account.context, container.clock.instant());
        String code = account.newestCode();

        assertEquals(new Changed(), choose(link(), ANOTHER));

        assertEquals(Optional.empty(), sessions.resume(Service.SEEKER, here));
        assertEquals(Optional.empty(), sessions.resume(Service.SEEKER, there));
        assertEquals(List.of(), sessions.list(account.id));
        assertEquals(
                new AttemptInvalid(InvalidReason.ENDED),
                signIn.submitOtp(Service.SEEKER, waiting.token(), code, false, account.context));
        assertFalse(container.get(TrustTokenService.class).isSet(account.id));
        assertTrue(account.lastMail().topic().startsWith("owner:PASSWORD_CHANGED:" + account.id));
        assertEquals("PASSWORD_CHANGED", account.audited().get(account.audited().indexOf("RESET_REQUESTED") + 1));
    }

    @Test
    @Tag("C9")
    @Tag("R19")
    void doesNotReplaceTheOneTimePassword() {
        choose(link(), ANOTHER);

        assertEquals(account.email, account.fresh().email());
        assertEquals(new Denied(new WrongPassword()), signIn(PASSWORD));
        assertEquals(account.email, begin(ANOTHER).email());
    }

    @Test
    @Tag("T11")
    void worksOnceAndInvalidatesAllOlderLinks() {
        String older = link();
        String link = link();
        String notMe = tokens.issue(
                Purpose.NOT_ME, account.id, container.clock.instant().plus(HOUR));
        choose(link, ANOTHER);

        assertOver(link);
        assertOver(older);
        assertFalse(recovery.canShutOut(Service.SEEKER, notMe));
        assertTrue(isPassword(ANOTHER));
    }

    @Test
    @Tag("T11")
    void openingTheLinkChangesNothing() {
        String link = link();
        for (int i = 0; i < 3; i++) {
            assertTrue(recovery.resetFor(Service.SEEKER, link).isPresent());
        }
        assertEquals(List.of("RESET_REQUESTED"), account.audited());
        assertInstanceOf(Changed.class, choose(link, ANOTHER));
    }

    @Test
    @Tag("T11")
    void worksUntilTheLastSecondOfItsHour() {
        String link = link();
        container.clock.pass(HOUR.minus(SECOND));
        assertTrue(recovery.resetFor(Service.SEEKER, link).isPresent());
        assertInstanceOf(Changed.class, choose(link, ANOTHER));
    }

    @Test
    @Tag("T11")
    void isInvalidAfterItsHour() {
        String link = link();
        container.clock.pass(HOUR);
        assertOver(link);
        assertTrue(isPassword(PASSWORD));
    }

    @Test
    @Tag("C20")
    void isInvalidInAnotherServiceAndForALockedAccount() {
        String link = link();
        assertEquals(
                new LinkInvalid(),
                recovery.choosePassword(
                        Service.EMPLOYER, link, ANOTHER, false, TestAccount.newBrowser(), account.context));
        account.update("update account set locked_at = now() where id = ?1", account.id);
        assertOver(link);
        assertTrue(isPassword(PASSWORD));
    }

    @Test
    @Tag("C3")
    void aWeakPasswordDoesNotConsumeTheLink() {
        String link = link();
        assertEquals(new Refused(new Weak(PasswordWeakness.COMMON)), choose(link, "password1"));
        assertEquals(new Refused(new Weak(PasswordWeakness.CONTEXTUAL)), choose(link, account.email));
        assertInstanceOf(Changed.class, choose(link, ANOTHER));
    }

    @Test
    void requestingALinkEndsNothing() {
        String session = sessions.open(account.fresh(), account.context);
        link();
        assertTrue(sessions.resume(Service.SEEKER, session).isPresent());
        assertTrue(isPassword(PASSWORD));
    }

    private String link() {
        recovery.mailLink(Service.SEEKER, account.email, account.context);
        container.answerMailRequests();
        return InvitationFixture.token(account.lastMail());
    }

    private PasswordByLinkResult choose(String link, String password) {
        return recovery.choosePassword(
                Service.SEEKER, link, password, false, TestAccount.newBrowser(), account.context);
    }

    private void assertOver(String link) {
        assertFalse(recovery.resetFor(Service.SEEKER, link).isPresent());
        assertEquals(new LinkInvalid(), choose(link, "another one battery"));
    }

    private SignInResult signIn(String password) {
        return signIn.begin(Service.SEEKER, account.email, password, TestAccount.newBrowser(), account.context);
    }

    private PendingCode begin(String password) {
        return assertInstanceOf(OtpRequired.class, signIn(password)).code();
    }

    private boolean isPassword(String password) {
        return container.get(AccountService.class).isPasswordOf(Optional.of(account.fresh()), password);
    }
}
