package mypage.signin;

import static mypage.TestAccount.PASSWORD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import mypage.TestAccount;
import mypage.TestContainer;
import mypage.account.Service;
import mypage.actiontoken.AccountActionToken.Purpose;
import mypage.actiontoken.AccountActionTokenRepository;
import mypage.otp.OtpService;
import mypage.otp.PendingCode;
import mypage.platform.Language;
import mypage.platform.RequestContext;
import mypage.recovery.RecoveryService;
import mypage.signin.SignInResult.Closed;
import mypage.trust.DeviceCookies;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How many codes somebody can guess who knows the password, and how the owner gets in and learns of it. */
@Tag("C1")
@Tag("C5")
class WrongCodesTest {

    private static final Duration DAY = Duration.ofDays(1);
    private static final int MOST = 10;

    /** In which one mail is regained. */
    private static final Duration PAUSE = Duration.ofMinutes(6);

    private final TestContainer container = new TestContainer("mypage.otp.guesses=10/P30D");
    private final SignInService signIn = container.get(SignInService.class);
    private final OtpService otp = container.get(OtpService.class);
    private final TestAccount account = new TestAccount(container);
    private final DeviceCookies owned = TestAccount.newBrowser();

    @Test
    void aRightCodeOfTheOwnerGivesAStrangerNoMoreGuesses() {
        signInOn(owned);
        guess(MOST - 1);
        signInOn(owned);
        signInOn(TestAccount.newBrowser());
        guess(1);

        assertEquals(new Closed(), begin(TestAccount.newBrowser()));
    }

    @Test
    void strangersUseUpNoGuessesOfAKnownDevice() {
        signInOn(owned);
        guess(MOST);

        signInOn(owned);

        assertEquals(new Closed(), begin(TestAccount.newBrowser()));
    }

    @Test
    void aKnownDeviceHasAsManyGuesses() {
        signInOn(owned);
        guessOn(owned, MOST);

        assertEquals(new Closed(), begin(owned));
        signInOn(TestAccount.newBrowser());
    }

    @Test
    void aWrongCodeCountsUntilItIsOldAndARightOneFollowed() {
        signInOn(owned);
        guess(MOST);
        container.clock.pass(Duration.ofDays(31));
        assertEquals(new Closed(), begin(TestAccount.newBrowser()));

        signInOn(owned);

        guess(MOST);
        assertEquals(new Closed(), begin(TestAccount.newBrowser()));
    }

    @Test
    void aWrongCodeCountsForThirtyDays() {
        signInOn(owned);
        guess(MOST);
        container.clock.pass(Duration.ofDays(30).minus(PAUSE.multipliedBy(MOST)).minusSeconds(1));
        signInOn(owned);
        assertEquals(new Closed(), begin(TestAccount.newBrowser()));
        container.clock.pass(Duration.ofSeconds(1));
        signInOn(owned);
        signInOn(TestAccount.newBrowser());
    }

    /** Whatever the owner does meanwhile, and however patient the attacker is. */
    @Test
    void noHabitOfTheOwnerPermitsMoreGuessesInAnyThirtyDays() {
        Deque<Instant> judged = new ArrayDeque<>();
        long attempt = 1;
        for (int hour = 0; hour < 24 * 65; hour += 6) {
            while (isIssued(false, ++attempt) && otp.countAttempt(account.id, attempt, container.clock.instant())) {
                judged.add(container.clock.instant());
            }
            boolean known = hour % 12 == 0;
            isIssued(known, ++attempt);
            otp.countAttempt(account.id, attempt, container.clock.instant());
            otp.consume(account.id, attempt, container.clock.instant());
            Instant monthAgo = container.clock.instant().minus(Duration.ofDays(30));
            assertTrue(judged.stream().filter(monthAgo::isBefore).count() <= MOST, judged::toString);
            container.clock.pass(Duration.ofHours(6));
        }
        assertEquals(3 * MOST, judged.size());
    }

    @Test
    void aNewPasswordByALinkOpensCodesAgain() {
        guess(MOST);
        String link = container
                .get(AccountActionTokenRepository.class)
                .issue(
                        Purpose.PASSWORD_RESET,
                        account.id,
                        container.clock.instant().plus(DAY));
        container
                .get(RecoveryService.class)
                .choosePassword(
                        Service.SEEKER, link, "あたらしい合言葉 battery", false, TestAccount.newBrowser(), account.context);

        assertInstanceOf(
                OtpRequired.class,
                signIn.begin(
                        Service.SEEKER, account.email, "あたらしい合言葉 battery", TestAccount.newBrowser(), account.context));
    }

    /** Neither changes the password, which the attacker knows. */
    @Test
    void endedSessionsOrDisavowedEventsGiveNoMoreGuesses() {
        guess(MOST);
        String link = container
                .get(AccountActionTokenRepository.class)
                .issue(Purpose.NOT_ME, account.id, container.clock.instant().plus(DAY));

        container.get(RecoveryService.class).shutOut(Service.SEEKER, link, account.context);

        assertEquals(new Closed(), begin(TestAccount.newBrowser()));
    }

    @Test
    @Tag("C7")
    void tellsTheOwnerOfASecondWrongCodeOnceADay() {
        signInOn(owned);
        guess(1);
        assertEquals(List.of(), told("WRONG_CODES"));
        guess(1);
        guess(2);
        List<TestAccount.Mail> told = told("WRONG_CODES");
        assertEquals(1, told.size());
        assertTrue(told.get(0).body().contains("正しいパスワードが入力された後"), told.get(0)::body);
        assertTrue(container
                .get(RecoveryService.class)
                .canShutOut(Service.SEEKER, told.get(0).link()));

        container.clock.pass(DAY);
        guess(1);
        assertEquals(2, told("WRONG_CODES").size());
    }

    @Test
    @Tag("C7")
    void tellsTheOwnerOnceThatHalfOfTheGuessesAreUsedUp() {
        guess(MOST / 2 - 1);
        assertEquals(List.of(), told("CODES_HALF_USED"));
        guess(1);
        guess(1);
        assertEquals(1, told("CODES_HALF_USED").size());
        assertTrue(told("CODES_HALF_USED").get(0).body().contains("半分に達しました"));
    }

    @Test
    @Tag("C7")
    void tellsInTheLanguageOfTheOwner() {
        account.update("update account set language = 'EN' where id = ?1", account.id);
        guess(2);
        assertTrue(told("WRONG_CODES").get(0).body().contains("someone may know your password"));
    }

    @Test
    void tellsNobodyOfASlip() {
        PendingCode pending = code(begin(owned));
        type(pending, account.wrongCode());
        assertInstanceOf(SignedIn.class, type(pending, account.newestCode()));
        assertFalse(account.mails().stream().anyMatch(mail -> mail.topic().contains("CODES")));
    }

    private boolean isIssued(boolean known, long attempt) {
        return otp.issue(account.fresh(), known, attempt, "0815", Language.JA, container.clock.instant())
                .isPresent();
    }

    private List<TestAccount.Mail> told(String notice) {
        return account.mails().stream()
                .filter(mail -> mail.topic().startsWith("owner:" + notice + ":"))
                .toList();
    }

    /** Types wrong codes on unknown devices of networks all over the world, after the right password. */
    private void guess(int codes) {
        for (int i = 0; i < codes; i++) {
            guessOn(TestAccount.newBrowser(), 1);
        }
    }

    private void guessOn(DeviceCookies device, int codes) {
        for (int i = 0; i < codes; i++) {
            type(code(begin(device)), account.wrongCode());
            container.clock.pass(PAUSE);
        }
    }

    private void signInOn(DeviceCookies device) {
        assertInstanceOf(SignedIn.class, type(code(begin(device)), account.newestCode()));
    }

    private static PendingCode code(SignInResult result) {
        return assertInstanceOf(OtpRequired.class, result).code();
    }

    private SignInResult begin(DeviceCookies device) {
        RequestContext somewhere = new RequestContext(
                "2001:db8:%x::1".formatted(container.clock.instant().getEpochSecond() & 0xffff), "test", "");
        return signIn.begin(Service.SEEKER, account.email, PASSWORD, device, somewhere);
    }

    private SignInCodeResult type(PendingCode pending, String code) {
        return signIn.submitOtp(Service.SEEKER, pending.token(), code, false, account.context);
    }
}
