package mypage.platform;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.postgresql.core.BaseConnection;

/**
 * Lifts the network timeout during a migration: building an index on a large table takes minutes, but the timeout of
 * the data source is meant for requests. A migration in a transaction waits for a lock for half a second. All who want
 * the table queue behind it meanwhile. PostgreSQL looks for deadlocks after a second, so the migration gives way before
 * the transaction of a user is ended.
 */
class MigrationTimeoutCallback extends BaseCallback {

    private static final int FOR_EVER = 0;

    private int usual;

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.BEFORE_EACH_MIGRATE
                || event == Event.AFTER_EACH_MIGRATE
                || event == Event.AFTER_EACH_MIGRATE_ERROR;
    }

    @Override
    public void handle(Event event, Context context) {
        try {
            var connection = context.getConnection().unwrap(BaseConnection.class);
            if (event == Event.BEFORE_EACH_MIGRATE) {
                usual = connection.getNetworkTimeout();
                connection.setNetworkTimeout(Runnable::run, FOR_EVER);
                giveWay(connection);
            } else {
                connection.setNetworkTimeout(Runnable::run, usual);
            }
        } catch (SQLException e) {
            throw new FlywayException(e);
        }
    }

    /** Ends with the transaction. One that builds an index concurrently has none, and holds nobody up. */
    private static void giveWay(Connection connection) throws SQLException {
        if (!connection.getAutoCommit()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("set local lock_timeout = '500ms'");
            }
        }
    }
}
