package mypage.platform;

import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/**
 * One migration makes the table of the audit trail anew. Nodes that are at work keep their rights to it from the same
 * transaction on, since without an event no sign-in succeeds.
 */
class AuditRightsCallback extends BaseCallback {

    private static final MigrationVersion NEW_TABLE = MigrationVersion.fromVersion("18");

    /** Null if nodes own the tables. */
    private String role;

    void keepFor(String nodes) {
        role = nodes;
    }

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.AFTER_EACH_MIGRATE && role != null;
    }

    @Override
    public void handle(Event event, Context context) {
        if (!NEW_TABLE.equals(context.getMigrationInfo().getVersion())) {
            return;
        }
        try (Statement statement = context.getConnection().createStatement()) {
            statement.execute("grant select, insert, update (seal_id) on audit_event to "
                    + statement.enquoteIdentifier(role, true));
        } catch (SQLException e) {
            throw new FlywayException(e);
        }
    }
}
