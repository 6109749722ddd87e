package mypage.dormancy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import mypage.TestAccount;
import mypage.account.AccountState;
import mypage.account.Service;
import mypage.actiontoken.AccountActionToken.Purpose;
import mypage.actiontoken.AccountActionTokenRepository;
import mypage.admin.users.AccountLookupService;
import mypage.device.KnownDeviceRepository;
import mypage.platform.RequestContext;
import mypage.profile.FamilyFixture;
import mypage.recovery.AccountReopeningService;
import mypage.signin.OtpRequired;
import mypage.signin.SignInResult;
import mypage.signin.SignInService;
import mypage.signin.SignedIn;
import mypage.trust.DeviceCookies;
import mypage.trust.TrustTokenService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens to accounts that nobody signs in to. */
class DormancyTest extends FamilyFixture {

    private static final Duration AFTER = Duration.ofDays(730);
    private static final Duration NOTICE = Duration.ofDays(30);
    private static final Duration RETENTION = Duration.ofDays(180);
    private static final RequestContext STAFF = new RequestContext("192.0.2.1", "test", "").actingAs(0);

    private final DormancyTransactions steps = container.get(DormancyTransactions.class);
    private final SignInService signIns = container.get(SignInService.class);
    private final DeviceCookies browser = TestAccount.newBrowser();

    @BeforeEach
    void somebodySignsIn() {
        open(main);
    }

    @Test
    void theOwnerIsToldAtTheEndOfThatTimeAndOnce() {
        pass(AFTER.minus(SECOND));
        assertEquals(List.of("SIGNED_IN"), main.audited());
        pass(SECOND);
        pass(NOTICE.minus(SECOND));

        assertEquals(List.of("SIGNED_IN", "DORMANCY_ANNOUNCED"), main.audited());
        assertEquals(1, main.mails().size());
        String mail = main.lastMail().body();
        assertFalse(mail.contains("http"), mail);
        assertTrue(mail.contains("■ お問い合わせ先"), mail);
        assertTrue(main.fresh().dormantAt().isEmpty());
    }

    @Test
    void afterTheNoticeAllAccessEnds() {
        pass(AFTER);
        container.get(TrustTokenService.class).issue(main.fresh(), 0, main.context, container.clock.instant());
        container
                .get(KnownDeviceRepository.class)
                .noteSignIn(main.id, main.email.getBytes(), container.clock.instant());
        AccountActionTokenRepository tokens = container.get(AccountActionTokenRepository.class);
        String reset = tokens.issue(
                Purpose.PASSWORD_RESET, main.id, container.clock.instant().plus(AFTER));

        pass(NOTICE);

        assertEquals("DORMANT", last(main.audited()));
        assertFalse(container.get(TrustTokenService.class).isSet(main.id));
        assertEquals(0, main.number("select count(*) from known_browser where account_id = ?1", main.id));
        assertTrue(tokens.owner(Purpose.PASSWORD_RESET, Service.EMPLOYER, reset).isEmpty());
        assertEquals(AccountState.DORMANT, seen(main));
    }

    @Test
    void aSignInUndoesIt() {
        pass(AFTER);
        pass(NOTICE);
        pass(RETENTION.minus(SECOND));

        OtpRequired asked = assertInstanceOf(OtpRequired.class, begin());
        signIns.submitOtp(Service.EMPLOYER, asked.code().token(), main.newestCode(), false, main.context);

        assertTrue(
                lastTwo().containsAll(List.of("AWOKEN", "SIGNED_IN")),
                () -> lastTwo().toString());
        assertEquals(Optional.empty(), main.fresh().dormancyAnnouncedAt());
        assertEquals(AccountState.OPEN, seen(main));
        pass(AFTER.minus(SECOND));
        assertEquals(1, announcements());
        pass(SECOND);
        assertEquals(2, announcements());
    }

    /** Strangers have collected passwords that nobody has used for long. */
    @Test
    void theCodeOfADormantAccountIsAlwaysAskedFor() {
        main.update("update otp_policy set required_from = '2099-01-01' where service = 'EMPLOYER'");
        try {
            assertInstanceOf(SignedIn.class, begin());
            pass(AFTER);
            assertInstanceOf(SignedIn.class, begin());
            pass(AFTER);
            pass(NOTICE);
            assertInstanceOf(OtpRequired.class, begin());
        } finally {
            main.update("update otp_policy set required_from = '2025-01-06T08:30:00+09:00' where service = 'EMPLOYER'");
        }
    }

    @Test
    void afterTheRetentionItIsClosedWithALinkThatOpensItAgain() {
        pass(AFTER);
        pass(NOTICE);
        pass(RETENTION.minus(SECOND));
        assertFalse(main.fresh().isClosed());
        pass(SECOND);

        assertTrue(main.fresh().isClosed());
        assertEquals("CLOSED_DORMANT", last(main.audited()));
        assertTrue(container
                .get(AccountReopeningService.class)
                .reopen(Service.EMPLOYER, link(main), main.context)
                .isPresent());
        pass(SECOND);
        assertTrue(main.fresh().isOpen());
    }

    @Test
    void aMainAccountStaysAsLongAsItHasAdditionalOnes() {
        TestAccount additional = additionalTo(main);
        pass(AFTER);
        pass(NOTICE);
        open(additional);
        pass(RETENTION);
        assertFalse(main.fresh().isClosed());
        assertTrue(additional.fresh().dormancyAnnouncedAt().isEmpty());

        additional.update("update account set locked_at = now(), closed_at = now() where id = ?1", additional.id);
        pass(SECOND);
        assertTrue(main.fresh().isClosed());
    }

    /** Otherwise an invitation that nobody took up would keep the main account for ever. */
    @Test
    void additionalAccountsThatNobodyCanSignInToAreRemovedWithIt() {
        TestAccount invited = additionalTo(main);
        invited.update("update account set password_hash = null where id = ?1", invited.id);
        TestAccount locked = additionalTo(main);
        pass(AFTER);
        accounts.lock(Service.EMPLOYER, locked.id, main.context);
        pass(NOTICE);
        pass(RETENTION);

        assertTrue(main.fresh().isClosed());
        assertTrue(invited.fresh().isClosed());
        assertTrue(locked.fresh().isClosed());
        assertEquals("REMOVED", last(locked.audited()));
        assertTrue(locked.lastMail().body().contains("メインのアカウントに長い間ログインがなく"), locked.lastMail()::body);
    }

    /** Its owner may have read of it years ago, or the mail is gone. */
    @Test
    void anAnnouncementThatWasForgottenIsRepeated() {
        pass(AFTER);
        main.update("update account set locked_at = ?2 where id = ?1", main.id, locking());
        pass(NOTICE.multipliedBy(2));
        main.update("update account set locked_at = null where id = ?1", main.id);
        pass(SECOND);
        assertEquals(2, announcements());
        pass(NOTICE.minus(SECOND));
        assertTrue(main.fresh().dormantAt().isEmpty());
        pass(SECOND);
        assertTrue(main.fresh().dormantAt().isPresent());
    }

    private Timestamp locking() {
        return Timestamp.from(container.clock.instant());
    }

    @Test
    void lockedAndUnregisteredAccountsStayAsTheyAre() {
        TestAccount invited = employer();
        invited.update("update account set password_hash = null, created_at = '2024-01-01' where id = ?1", invited.id);
        accounts.lock(Service.EMPLOYER, main.id, main.context);
        pass(AFTER);
        assertEquals("LOCKED", last(main.audited()));
        assertEquals(List.of(), invited.audited());
    }

    @Test
    void theWalkBeginsAnewAfterTheLastAccount() {
        TestAccount later = employer();
        assertEquals(later.id, steps.next(later.id - 1, AFTER));
        assertEquals(0, steps.next(later.id, AFTER));
    }

    private void pass(Duration time) {
        container.clock.pass(time);
        walk();
    }

    /** From the account of this test on: those of other tests are older. */
    private void walk() {
        steps.next(main.id - 1, AFTER);
    }

    private SignInResult begin() {
        return signIns.begin(Service.EMPLOYER, main.email, TestAccount.PASSWORD, browser, main.context);
    }

    private AccountState seen(TestAccount account) {
        return container
                .get(AccountLookupService.class)
                .view(account.id, STAFF)
                .orElseThrow()
                .account()
                .state();
    }

    private List<String> lastTwo() {
        List<String> all = main.audited();
        return all.subList(all.size() - 2, all.size());
    }

    private long announcements() {
        return main.audited().stream().filter("DORMANCY_ANNOUNCED"::equals).count();
    }
}
