package mypage.platform;

import java.sql.SQLException;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.postgresql.core.BaseConnection;

/**
 * Lifts the network timeout during a migration: building an index on a large table takes minutes, but the timeout of
 * the data source is meant for requests.
 */
class MigrationTimeoutCallback extends BaseCallback {

    private static final int FOR_EVER = 0;

    private int usual;

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.BEFORE_EACH_MIGRATE || event == Event.AFTER_EACH_MIGRATE;
    }

    @Override
    public void handle(Event event, Context context) {
        try {
            var connection = context.getConnection().unwrap(BaseConnection.class);
            if (event == Event.BEFORE_EACH_MIGRATE) {
                usual = connection.getNetworkTimeout();
                connection.setNetworkTimeout(Runnable::run, FOR_EVER);
            } else {
                connection.setNetworkTimeout(Runnable::run, usual);
            }
        } catch (SQLException e) {
            throw new FlywayException(e);
        }
    }
}
