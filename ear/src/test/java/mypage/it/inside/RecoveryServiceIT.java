package mypage.it.inside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import mypage.account.Account;
import mypage.account.AccountService;
import mypage.account.Service;
import mypage.actiontoken.AccountActionToken.Purpose;
import mypage.actiontoken.AccountActionTokenRepository;
import mypage.actiontoken.LinkInvalid;
import mypage.actiontoken.PasswordByLinkResult;
import mypage.actiontoken.PasswordByLinkResult.Changed;
import mypage.password.PasswordHasher;
import mypage.platform.RequestContext;
import mypage.profile.PasswordChangeService;
import mypage.profile.ReauthenticationRequired;
import mypage.recovery.EventDisavowalResult;
import mypage.recovery.RecoveryService;
import mypage.session.SessionService;
import mypage.session.SignedInUser;
import mypage.trust.DeviceCookies;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Simultaneous uses of action tokens, and of sessions that these end. */
@ArquillianTest
class RecoveryServiceIT {

    private static final RequestContext CLIENT = new RequestContext("192.0.2.1", "it", "Mozilla/5.0");
    private static final DeviceCookies DEVICE = new DeviceCookies("it", Map.of());
    private static final String PASSWORD = "correct horse";

    @Inject
    RecoveryService recovery;

    @Inject
    AccountActionTokenRepository tokens;

    @Inject
    AccountService accounts;

    @Inject
    PasswordChangeService passwords;

    @Inject
    SessionService sessions;

    @Inject
    PasswordHasher hasher;

    @Resource(lookup = "java:app/jdbc/mypage")
    DataSource dataSource;

    private Account account;
    private Rows rows;

    @BeforeEach
    void createAccount() throws SQLException {
        String email = UUID.randomUUID() + "@example.jp";
        rows = new Rows(dataSource);
        rows.createAccount(email, hasher.hash(PASSWORD));
        account = accounts.find(Service.SEEKER, email).orElseThrow();
    }

    @Test
    @Tag("T11")
    void aDisavowalLinkUsedManyTimesAtOnceWorksOnce() throws Exception {
        String link = issue(Purpose.NOT_ME);

        List<EventDisavowalResult> used = Race.of(20, () -> recovery.shutOut(Service.SEEKER, link, CLIENT));

        assertEquals(
                1,
                used.stream()
                        .filter(EventDisavowalResult.Done.class::isInstance)
                        .count());
    }

    @Test
    @Tag("T11")
    void aResetPermissionUsedManyTimesAtOnceWorksOnce() throws Exception {
        String permission = issue(Purpose.PASSWORD_RESET);

        List<PasswordByLinkResult> results = Race.of(
                20,
                () -> recovery.choosePassword(
                        Service.SEEKER,
                        permission,
                        "horse " + Thread.currentThread().getId() + " tomato",
                        false,
                        DEVICE,
                        CLIENT));

        assertEquals(1, results.stream().filter(Changed.class::isInstance).count());
        assertEquals(19, results.stream().filter(LinkInvalid.class::isInstance).count());
        assertEquals(
                1,
                rows.number(
                        "select count(*) from audit_event where account_id = ? and kind = 'PASSWORD_CHANGED'",
                        account.id()));
    }

    /** Each link ends all others: later uses must fail, and none may deadlock. */
    @Test
    @Tag("C19")
    @Tag("T11")
    void ofManyLinksOfAnAccountUsedAtOnceOneWorks() throws Exception {
        var each = new ConcurrentLinkedQueue<>(IntStream.range(0, 20)
                .mapToObj(i -> issue(i % 2 == 0 ? Purpose.PASSWORD_RESET : Purpose.NOT_ME))
                .toList());

        List<Boolean> used = Race.of(20, () -> {
            String link = each.remove();
            return recovery.canShutOut(Service.SEEKER, link)
                    ? recovery.shutOut(Service.SEEKER, link, CLIENT) instanceof EventDisavowalResult.Done
                    : recovery.choosePassword(Service.SEEKER, link, "horse and tomato", false, DEVICE, CLIENT)
                            instanceof Changed;
        });

        assertEquals(1, used.stream().filter(Boolean::booleanValue).count());
        assertEquals(1, rows.number("select access_generation from account where id = ?", account.id()));
    }

    @Test
    @Tag("T11")
    void aLinkWorksOnlyForItsPurpose() {
        String link = issue(Purpose.NOT_ME);
        String permission = issue(Purpose.PASSWORD_RESET);

        assertEquals(new EventDisavowalResult.LinkInvalid(), recovery.shutOut(Service.SEEKER, permission, CLIENT));
        assertEquals(
                new LinkInvalid(),
                recovery.choosePassword(Service.SEEKER, link, "horse and tomato", false, DEVICE, CLIENT));
        assertTrue(recovery.canShutOut(Service.SEEKER, link)
                && recovery.resetFor(Service.SEEKER, permission).isPresent());
    }

    /** The sign-in read the account and checked its password before the disavowal. */
    @Test
    @Tag("C13")
    @Tag("C19")
    void aSessionOpenedDuringADisavowalIsInvalid() {
        shutOut();

        String late = sessions.open(account, CLIENT);

        assertTrue(sessions.resume(Service.SEEKER, late).isEmpty());
        assertTrue(sessions.list(account.id()).isEmpty());
    }

    /** The disavowal came after the reauthentication and before the new password was stored. */
    @Test
    @Tag("C4")
    @Tag("C19")
    void anEndedSessionCannotChangeThePassword() throws Exception {
        String token = sessions.open(account, CLIENT);
        rows.update("update user_session set confirmed_at = now() where account_id = ?", account.id());
        SignedInUser intruder = sessions.resume(Service.SEEKER, token).orElseThrow();
        shutOut();

        assertEquals(new ReauthenticationRequired(), passwords.change(intruder, "horse and tomato", DEVICE, CLIENT));

        assertTrue(sessions.resume(Service.SEEKER, token).isEmpty());
        assertTrue(accounts.isPasswordOf(accounts.find(Service.SEEKER, account.email()), PASSWORD));
        assertEquals(0, rows.number("select count(*) from outbox_message where recipient = ?", account.email()));
    }

    private void shutOut() {
        assertInstanceOf(
                EventDisavowalResult.Done.class, recovery.shutOut(Service.SEEKER, issue(Purpose.NOT_ME), CLIENT));
    }

    private String issue(Purpose purpose) {
        return tokens.issue(purpose, account.id(), Instant.now().plusSeconds(60));
    }
}
