package mypage.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Timestamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Logger;
import mypage.TestAccount;
import mypage.TestContainer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Uses rate limits that are full, because many rows of them are easily made. */
@Tag("C25")
class TrustTokenExpiryTest {

    private static final int BATCH = 1000;

    private final TestContainer container = new TestContainer();
    private final TrustTokenExpiry expiry = container.get(TrustTokenExpiry.class);
    private final TestAccount account = new TestAccount(container);

    @BeforeEach
    void forgetWhatOtherTestsLeft() {
        account.update("delete from throttle");
    }

    @Test
    void deletesEveryTenSeconds() {
        expire(1);
        expiry.deleteExpired();
        assertEquals(0, left());

        expire(1);
        container.clock.pass(Duration.ofSeconds(9));
        expiry.deleteExpired();
        assertEquals(1, left());
        container.clock.pass(Duration.ofSeconds(1));
        expiry.deleteExpired();
        assertEquals(0, left());
    }

    @Test
    void continuesInTheNextSecondWhenThereIsMoreThanOneBatch() {
        expire(2 * BATCH + 1);
        expiry.deleteExpired();
        assertEquals(BATCH + 1, left());
        expiry.deleteExpired();
        assertEquals(1, left());
        expiry.deleteExpired();
        assertEquals(0, left());

        expire(1);
        expiry.deleteExpired();
        assertEquals(1, left());
    }

    @Test
    void leavesRowsThatHaveNotExpired() {
        account.update(
                "insert into throttle (key, full_at) values ('\\x01', ?1)",
                Timestamp.from(container.clock.instant().plusSeconds(1)));
        expiry.deleteExpired();
        assertEquals(1, left());
    }

    @Test
    @Tag("C27")
    void aFailingTableIsLoggedAndDoesNotStopTheOthers() {
        expire(1);
        List<String> logged = new ArrayList<>();
        Logger log = Logger.getLogger(TrustTokenExpiry.class.getName());
        log.setUseParentHandlers(false);
        log.setFilter(record -> logged.add(record.getLevel() + " " + record.getParameters()[0]));
        account.update("alter table trust_token rename to away");
        try {
            expiry.deleteExpired();
        } finally {
            account.update("alter table away rename to trust_token");
            log.setFilter(null);
            log.setUseParentHandlers(true);
        }
        assertEquals(0, left());
        assertEquals(List.of("WARNING trust_token"), logged);
    }

    private void expire(int rows) {
        account.update(
                "insert into throttle (key, full_at) select int8send(i), ?1 from generate_series(1, " + rows + ") i",
                Timestamp.from(container.clock.instant()));
    }

    private long left() {
        return account.number("select count(*) from throttle");
    }
}
