package mypage.platform;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;

/** Whether this node reaches its database. Thread-safe. */
@ApplicationScoped
public class DatabaseHealthService {

    private static final int SECONDS = 1;

    /**
     * A full pool, or a database that fails over, is no reason to take all nodes out at once: their answers meanwhile
     * tell users more than a load balancer does.
     */
    static final Duration GRACE = Duration.ofSeconds(10);

    @Resource(lookup = "java:app/jdbc/mypage")
    DataSource dataSource;

    @Inject
    Clock clock;

    private volatile Instant lastReached = Instant.MIN;

    /**
     * Waits up to two seconds for a connection and one for its answer. True also if the last success is at most ten
     * seconds old.
     */
    public boolean isReachable() {
        if (answers()) {
            lastReached = clock.instant();
        }
        return clock.instant().isBefore(lastReached.plus(GRACE));
    }

    private boolean answers() {
        try (Connection connection = dataSource.getConnection()) {
            return connection.isValid(SECONDS);
        } catch (SQLException e) {
            return false;
        }
    }
}
