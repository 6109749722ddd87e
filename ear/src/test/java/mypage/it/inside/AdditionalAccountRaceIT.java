package mypage.it.inside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import mypage.account.Account;
import mypage.account.AccountService;
import mypage.account.Service;
import mypage.platform.RequestContext;
import mypage.profile.AccountClosingService;
import mypage.profile.AdditionalAccountService;
import mypage.profile.InvitationResult;
import mypage.session.SessionService;
import mypage.session.SignedInUser;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Simultaneous invitations, removals and closings of main and additional accounts. */
@ArquillianTest
@Tag("C19")
class AdditionalAccountRaceIT {

    private static final RequestContext CLIENT = new RequestContext("192.0.2.1", "it", "Mozilla/5.0");
    private static final int ROUNDS = 30;

    @Inject
    AdditionalAccountService additional;

    @Inject
    AccountClosingService closing;

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
    void aClosedMainAccountHasNoOpenAdditionalAccount() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            SignedInUser one = reauthenticated(createEmployer());
            SignedInUser another = reauthenticated(one.accountId());

            List<Boolean> done = atOnce(
                    () -> closing.close(one, CLIENT),
                    () -> additional.invite(another, newAddress(), CLIENT) == InvitationResult.SENT);

            assertTrue(done.get(0) || done.get(1), "round " + round);
            assertEquals(0, rows.number("""
                            select count(*) from account a join account m on m.id = a.main_id
                            where m.id = ? and m.closed_at is not null and a.closed_at is null""", one.accountId()));
        }
    }

    @Test
    @Tag("R60")
    void ofTwoMainAccountsOneInvitesTheAddress() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String email = newAddress();
            SignedInUser one = reauthenticated(createEmployer());
            SignedInUser another = reauthenticated(createEmployer());

            List<Boolean> done = atOnce(
                    () -> additional.invite(one, email, CLIENT) == InvitationResult.SENT,
                    () -> additional.invite(another, email, CLIENT) == InvitationResult.SENT);

            assertEquals(1, done.stream().filter(sent -> sent).count());
            assertEquals(1, rows.number("select count(*) from account where email = ?", email));
            assertEquals(1, rows.number("select count(*) from outbox_message where recipient = ?", email));
        }
    }

    @Test
    void simultaneousClosingsCloseOnce() throws Exception {
        SignedInUser user = reauthenticated(createEmployer());

        List<Boolean> closed = Race.of(20, () -> closing.close(user, CLIENT));

        assertEquals(1, closed.stream().filter(done -> done).count());
        assertEquals(1, rows.number("select count(*) from outbox_message where recipient = ?", user.email()));
        assertEquals(
                1,
                rows.number(
                        "select count(*) from audit_event where account_id = ? and kind = 'CLOSED'", user.accountId()));
    }

    @Test
    @Tag("C13")
    void aSessionOpenedDuringTheRemovalOfItsAccountIsInvalid() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            SignedInUser user = reauthenticated(createEmployer());
            long removedId = createEmployer();
            rows.update("update account set main_id = ? where id = ?", user.accountId(), removedId);
            Account account = accounts.get(removedId);
            var tokens = new ConcurrentLinkedQueue<String>();

            atOnce(() -> additional.remove(user, removedId, CLIENT), () -> tokens.add(sessions.open(account, CLIENT)));

            assertTrue(sessions.resume(Service.EMPLOYER, tokens.element()).isEmpty());
            assertEquals(0, rows.number("select count(*) from account where id = ? and closed_at is null", removedId));
        }
    }

    /** Runs both at once; returns the results in this order. */
    private static List<Boolean> atOnce(Callable<Boolean> first, Callable<Boolean> second) throws Exception {
        var next = new AtomicInteger();
        Boolean[] results = new Boolean[2];
        Race.of(2, () -> {
            int index = next.getAndIncrement();
            results[index] = (index == 0 ? first : second).call();
            return index;
        });
        return List.of(results);
    }

    private static String newAddress() {
        return UUID.randomUUID() + "@example.jp";
    }

    private long createEmployer() throws SQLException {
        return rows.number("""
                insert into account (id, service, email, password_hash, created_at)
                values (nextval('id_seq'), 'EMPLOYER', ?, 'none', now()) returning id""", newAddress());
    }

    private SignedInUser reauthenticated(long accountId) {
        SignedInUser user = user(sessions.open(accounts.get(accountId), CLIENT));
        return user(sessions.reauthenticate(user).orElseThrow());
    }

    private SignedInUser user(String token) {
        return sessions.resume(Service.EMPLOYER, token).orElseThrow();
    }
}
