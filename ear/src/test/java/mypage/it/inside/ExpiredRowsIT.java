package mypage.it.inside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.annotation.Resource;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import mypage.platform.ExpiredRows;
import mypage.platform.ExpiringRows;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The deletion of expired rows, while the server's own timer also runs, as with several nodes. */
@ArquillianTest
class ExpiredRowsIT {

    private static final int EXPIRED = 5000;
    private static final int VALID = 500;

    @Inject
    ExpiredRows expired;

    @Inject
    Instance<ExpiringRows> ofAllRooms;

    @Resource(lookup = "java:app/jdbc/mypage")
    DataSource dataSource;

    private Rows rows;
    private long id;

    @BeforeEach
    void createAccount() throws Exception {
        rows = new Rows(dataSource);
        id = rows.createAccount(UUID.randomUUID() + "@example.jp", "none");
    }

    @Test
    @Tag("R55")
    void twoNodesDeleteAllExpiredRowsAndNoOthers() throws Exception {
        insertTokens(EXPIRED, "- interval '1 second'");
        insertTokens(VALID, "+ interval '1 hour'");

        List<Integer> deleted = Race.of(2, this::deleteAll);

        assertEquals(VALID, rows.number("select count(*) from trust_token where account_id = ?", id));
        assertTrue(deleted.get(0) + deleted.get(1) <= EXPIRED);
        assertEquals(0, deleteAll());
    }

    private int deleteTokens() {
        return ofAllRooms.stream()
                .filter(kind -> kind.table().equals("trust_token"))
                .mapToInt(kind -> expired.deleteBatch(kind, Instant.now()))
                .sum();
    }

    private int deleteAll() {
        int sum = 0;
        for (int deleted = 1; deleted > 0; sum += deleted) {
            deleted = deleteTokens();
        }
        return sum;
    }

    private void insertTokens(int count, String end) throws Exception {
        rows.update("""
                insert into trust_token (id, account_id, generation, token_hash, expires_at)
                select nextval('id_seq'), ?, 0, sha256(n::text::bytea || ?::bytea), now() %s
                from generate_series(1, %d) n""".formatted(end, count), id, end.getBytes());
    }

    @Test
    void lockedRowsAreSkippedWithoutWaiting() throws Exception {
        insertTokens(10, "- interval '1 second'");
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement("""
                        select id from trust_token where account_id = ? order by id limit 1 for update""")) {
            connection.setAutoCommit(false);
            statement.setLong(1, id);
            statement.executeQuery().close();
            deleteTokens();
            assertEquals(1, rows.number("select count(*) from trust_token where account_id = ?", id));
            connection.rollback();
        }
    }

    @Test
    void rowsThatPagesMayStillReadAreKeptForADay() throws Exception {
        insertEverything("now() - interval '23 hours'", "now() - interval '29 days'");
        deleteBatchOfEach();
        assertEquals("attempts 1, codes 1, mails 1, sessions 0", counts());

        rows.update("delete from outbox_message where topic = ?", "it:" + id);
        rows.update("delete from sign_in_attempt where account_id = ?", id);
        rows.update("delete from otp_challenge where account_id = ?", id);
        insertEverything("now() - interval '25 hours'", "now() - interval '31 days'");
        deleteBatchOfEach();
        assertEquals("attempts 0, codes 0, mails 0, sessions 0", counts());
    }

    @Test
    @Tag("C5")
    void aCodeWithCountedGuessesIsKept() throws Exception {
        insertEverything("now() - interval '2 days'", "now()");
        rows.update("update otp_challenge set guesses = array[now()] where account_id = ?", id);

        deleteBatchOfEach();

        assertEquals(1, rows.number("select count(*) from otp_challenge where account_id = ?", id));
    }

    private void insertEverything(String expiry, String finish) throws Exception {
        rows.update("""
                insert into sign_in_attempt (id, token_hash, account_id, reference, state, created_at, expires_at)
                values (nextval('id_seq'), ?, ?, '0000', 'OTP_REQUIRED', now(), %s)""".formatted(expiry), token(), id);
        rows.update("""
                insert into otp_challenge (account_id, attempt_id, code_hash, tries, issued_at, expires_at)
                values (?, 1, ?, 0, now(), %s)""".formatted(expiry), id, token());
        rows.update("""
                insert into user_session (id, token_hash, account_id, started_at, last_used_at, expires_at)
                values (nextval('id_seq'), ?, ?, now(), now(), %s)""".formatted(expiry), token(), id);
        rows.update("""
                insert into outbox_message (id, topic, recipient, subject, state, queued_at, not_after, next_try_at,
                    tries, finished_at)
                values (nextval('id_seq'), ?, 'it@example.jp', 'it', 'SENT', now(), now(), now(),
                    1, %s)""".formatted(finish), "it:" + id);
    }

    private static byte[] token() {
        return UUID.randomUUID().toString().getBytes();
    }

    private void deleteBatchOfEach() {
        ofAllRooms.forEach(kind -> expired.deleteBatch(kind, Instant.now()));
    }

    private String counts() throws Exception {
        return "attempts %d, codes %d, mails %d, sessions %d"
                .formatted(
                        rows.number("select count(*) from sign_in_attempt where account_id = ?", id),
                        rows.number("select count(*) from otp_challenge where account_id = ?", id),
                        rows.number("select count(*) from outbox_message where topic = ?", "it:" + id),
                        rows.number("select count(*) from user_session where account_id = ?", id));
    }

    @Test
    void theTimerDeletesExpiredRows() throws Exception {
        insertTokens(3, "- interval '1 second'");
        for (int i = 0; i < 100 && rows.number("select count(*) from trust_token where account_id = ?", id) > 0; i++) {
            Thread.sleep(300);
        }
        assertEquals(0, rows.number("select count(*) from trust_token where account_id = ?", id));
    }
}
