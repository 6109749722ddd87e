package mypage.platform;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Waits for a database that starts later than the node. */
final class DatabaseAtStart {

    private static final System.Logger LOG = System.getLogger(DatabaseAtStart.class.getName());
    private static final List<Duration> PAUSES =
            Stream.of(1, 2, 4, 8, 15).map(Duration::ofSeconds).toList();
    private static final int CONNECT_SECONDS = 5;

    private DatabaseAtStart() {}

    /** Returns once the database lets the role of the nodes in. */
    static void await() {
        ConfiguredDatabase database = new ConfiguredDatabase();
        database.setConnectTimeout(CONNECT_SECONDS);
        await(database::getConnection, PAUSES);
    }

    interface Database {
        Connection connect() throws SQLException;
    }

    /**
     * @param pauses after each attempt but the last
     * @throws IllegalStateException with one line that says what the last attempt met
     */
    static void await(Database database, List<Duration> pauses) {
        for (int tries = 0; true; tries++) {
            try (Connection connection = database.connect()) {
                return;
            } catch (SQLException e) {
                if (tries == pauses.size()) {
                    throw new IllegalStateException(FailedStart.database(e), e);
                }
                LOG.log(System.Logger.Level.WARNING, "waiting for the database: {0}", e.getMessage());
                sleep(pauses.get(tries));
            }
        }
    }

    private static void sleep(Duration pause) {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the database", e);
        }
    }
}
