package mypage.it.inside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import mypage.account.AccountService;
import mypage.account.Service;
import mypage.actiontoken.AccountActionToken.Purpose;
import mypage.actiontoken.AccountActionTokenRepository;
import mypage.platform.RequestContext;
import mypage.profile.AdditionalAccountService;
import mypage.recovery.EventDisavowalResult;
import mypage.recovery.RecoveryService;
import mypage.session.SessionService;
import mypage.session.SignedInUser;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What an intruder or staff do at the moment at which an owner disavows an event, or allows an account again. */
@ArquillianTest
@Tag("C13")
@Tag("C19")
class SuspensionRaceIT {

    private static final RequestContext CLIENT = new RequestContext("192.0.2.1", "it", "Mozilla/5.0");
    private static final int ROUNDS = 20;

    @Inject
    AdditionalAccountService additional;

    @Inject
    RecoveryService recovery;

    @Inject
    AccountActionTokenRepository tokens;

    @Inject
    AccountService accounts;

    @Inject
    SessionService sessions;

    @Resource(lookup = "java:app/jdbc/mypage")
    DataSource dataSource;

    private Rows rows;

    @BeforeEach
    void open() {
        rows = new Rows(dataSource);
    }

    @Test
    void noInvitationEscapesADisavowalAtTheSameMoment() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            SignedInUser intruder = reauthenticated(createEmployer());
            String link = tokens.issue(
                    Purpose.NOT_ME, intruder.accountId(), Instant.now().plusSeconds(600));

            atOnce(
                    () -> additional.invite(intruder, UUID.randomUUID() + "@example.jp", CLIENT),
                    () -> recovery.shutOut(Service.EMPLOYER, link, CLIENT));

            assertEquals(
                    0,
                    rows.number(
                            "select count(*) from account where main_id = ? and locked_at is null",
                            intruder.accountId()));
        }
    }

    @Test
    void aLockByStaffOutlivesThatTheOwnerAllowsTheAccountAtTheSameMoment() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            SignedInUser owner = reauthenticated(createEmployer());
            long id = createEmployer();
            rows.update(
                    "update account set main_id = ?, locked_at = now(), suspended_at = now() where id = ?",
                    owner.accountId(),
                    id);

            atOnce(() -> additional.allow(owner, id, CLIENT), () -> accounts.lock(Service.EMPLOYER, id, CLIENT));

            assertEquals(
                    1,
                    rows.number(
                            "select count(*) from account"
                                    + " where id = ? and locked_at is not null and suspended_at is null",
                            id));
        }
    }

    /** The owner used the link of one mail, and opened that of another in a second window. */
    @Test
    void disavowalsOfMainAndAdditionalAccountAtOnceDoNotBlockEachOther() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            long main = createEmployer();
            long invited = createEmployer();
            rows.update("update account set main_id = ? where id = ?", main, invited);
            String one = tokens.issue(Purpose.NOT_ME, main, Instant.now().plusSeconds(600));
            String other = tokens.issue(Purpose.NOT_ME, invited, Instant.now().plusSeconds(600));

            atOnce(() -> assertTrue(done(one)), () -> recovery.shutOut(Service.EMPLOYER, other, CLIENT));

            assertTrue(accounts.get(invited).isSuspended());
        }
    }

    private boolean done(String link) {
        return recovery.shutOut(Service.EMPLOYER, link, CLIENT) instanceof EventDisavowalResult.Done;
    }

    private interface Act {
        void happen() throws Exception;
    }

    private static void atOnce(Act first, Act second) throws Exception {
        var next = new AtomicInteger();
        Callable<Boolean> each = () -> {
            (next.getAndIncrement() == 0 ? first : second).happen();
            return true;
        };
        Race.of(2, each);
    }

    private long createEmployer() throws SQLException {
        return rows.number("""
                insert into account (id, service, email, password_hash, created_at)
                values (nextval('id_seq'), 'EMPLOYER', ?, 'none', now()) returning id""", UUID.randomUUID() + "@example.jp");
    }

    private SignedInUser reauthenticated(long accountId) {
        SignedInUser user = user(sessions.open(accounts.get(accountId), CLIENT));
        return user(sessions.reauthenticate(user).orElseThrow());
    }

    private SignedInUser user(String token) {
        return sessions.resume(Service.EMPLOYER, token).orElseThrow();
    }
}
