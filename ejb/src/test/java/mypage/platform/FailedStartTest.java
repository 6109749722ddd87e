package mypage.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("C27")
class FailedStartTest {

    @Test
    void aFailedStartSaysInOneLineWhatTheDatabaseSaid() {
        var said = new SQLException("FATAL: password authentication failed for user \"mypage\"\n  Detail: more");
        assertEquals(
                "the database of MYPAGE_DB_URL can't be used: "
                        + "FATAL: password authentication failed for user \"mypage\"",
                FailedStart.reason(new FlywayException("Unable to obtain connection\n---", said)));
    }

    @Test
    void aFailedStartNamesTheSetting() {
        assertEquals(
                "MYPAGE_OTP_TRIES is not a number",
                FailedStart.reason(new IllegalArgumentException("MYPAGE_OTP_TRIES is not a number")));
    }

    @Test
    void aNodeWaitsForItsDatabase() {
        AtomicInteger tries = new AtomicInteger();
        DatabaseAtStart.await(
                () -> {
                    if (tries.incrementAndGet() < 3) {
                        throw new SQLException("Connection refused");
                    }
                    return null;
                },
                List.of(Duration.ofMillis(1), Duration.ofMillis(1)));
        assertEquals(3, tries.get());
    }

    @Test
    void aDatabaseThatDoesNotComeIsNamedInOneLine() {
        var refused = assertThrows(
                IllegalStateException.class,
                () -> DatabaseAtStart.await(
                        () -> {
                            throw new SQLException("Connection refused.\nMore");
                        },
                        List.of(Duration.ofMillis(1))));
        assertEquals("the database of MYPAGE_DB_URL can't be used: Connection refused.", FailedStart.reason(refused));
    }
}
