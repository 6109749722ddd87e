package mypage.platform;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationState;

/** The schema of the database, as the role of this data source may change it. */
public final class Schema {

    /** How often it tries to connect to a database that starts later, after pauses of 1, 2, 4, ... seconds. */
    private static final int CONNECT_RETRIES = 5;

    private static final String MAY_CHANGE = "select has_schema_privilege(current_schema(), 'create')";

    private static final String IS_THE_SAME =
            "select identity = database_identity() from database_origin order by id desc limit 1";

    private final Flyway flyway;

    public Schema(DataSource database) {
        this.flyway = Flyway.configure(Schema.class.getClassLoader())
                .dataSource(database)
                .connectRetries(CONNECT_RETRIES)
                .callbacks(new MigrationTimeoutCallback())
                .load();
    }

    /**
     * Brings the schema up to date. Nodes may call it together: a lock lets one of them do it.
     *
     * @throws IllegalStateException when the role may not change the schema, and would have to
     */
    public void migrate() {
        if (pending() > 0 && !isTrue(MAY_CHANGE)) {
            throw new IllegalStateException(
                    "the schema is older than this release, and MYPAGE_DB_USER may not change it."
                            + " Set MYPAGE_DB_OWNER, or run mypage.platform.Migrate first");
        }
        flyway.migrate();
    }

    /**
     * Brings the schema up to date, and gives this role exactly the rights of {@code db/rights.sql}, in one
     * transaction. If a newer release has migrated the schema already, its rights stay, since it may have tables that
     * this one does not know.
     */
    public void migrateFor(String role) {
        migrate();
        if (flyway.info().current().getState() == MigrationState.FUTURE_SUCCESS) {
            return;
        }
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(rights().replace("${role}", statement.enquoteIdentifier(role, true)));
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException("no rights for " + role + ": " + e.getMessage(), e);
        }
    }

    /**
     * A restored backup has live codes and links in its outbox, and old sessions.
     *
     * @throws IllegalStateException when this is another database than the one that its rows come from
     */
    public void requireSameDatabase() {
        if (!isTrue(IS_THE_SAME)) {
            throw new IllegalStateException("the database was restored from a backup, or is a copy. Run"
                    + " mypage.admin.restoration.AfterRestore first; docs/operations.md says how");
        }
    }

    /** How many migrations of this release the database lacks. */
    int pending() {
        return flyway.info().pending().length;
    }

    private boolean isTrue(String question) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            return row.next() && row.getBoolean(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Connection connect() throws SQLException {
        return flyway.getConfiguration().getDataSource().getConnection();
    }

    private static String rights() {
        try (InputStream file = Schema.class.getResourceAsStream("/db/rights.sql")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
