package mypage.platform;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import mypage.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("C27")
class DatabaseHealthServiceTest {

    private final DatabaseHealthService health = new DatabaseHealthService();
    private final TestClock clock = new TestClock();
    private boolean isUp;

    @BeforeEach
    void wire() {
        health.clock = clock;
        health.dataSource = proxy(DataSource.class, () -> {
            if (!isUp) {
                throw new SQLException("no connection");
            }
            return proxy(Connection.class, () -> true);
        });
    }

    private interface Answer {
        Object get() throws SQLException;
    }

    private static <T> T proxy(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> method.getReturnType() == void.class ? null : answer.get()));
    }

    @Test
    void aDatabaseThatNeverAnsweredIsOutOfReach() {
        assertFalse(health.isReachable());
        isUp = true;
        assertTrue(health.isReachable());
    }

    /** All nodes would be taken out at once, for a full pool or while another server takes over. */
    @Test
    void aShortAbsenceDoesNotCount() {
        isUp = true;
        assertTrue(health.isReachable());
        isUp = false;
        clock.pass(DatabaseHealthService.GRACE.minus(Duration.ofSeconds(1)));
        assertTrue(health.isReachable());
        clock.pass(Duration.ofSeconds(1));
        assertFalse(health.isReachable());
    }
}
