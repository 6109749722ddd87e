package mypage.platform;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;

/**
 * The schema of the database, as the role of this data source may change it. Nodes go on meanwhile: a migration that
 * can't have a table at once lets it go, and tries again later, so that no request waits long behind it.
 */
public final class Schema {

    private static final System.Logger LOG = System.getLogger(Schema.class.getName());

    /** How often it tries to connect to a database that starts later, after pauses of 1, 2, 4, ... seconds. */
    private static final int CONNECT_RETRIES = 5;

    /** Two minutes in all. A transaction of a node takes milliseconds, and a search of staff some seconds. */
    private static final List<Duration> PAUSES = Stream.of(1, 1, 2, 3, 5, 8, 10, 15, 15, 20, 20, 20)
            .map(Duration::ofSeconds)
            .toList();

    /** {@code lock_not_available} and {@code deadlock_detected}: the same migration may succeed later. */
    private static final Set<String> PASSING = Set.of("55P03", "40P01");

    private static final String MAY_CHANGE = "select has_schema_privilege(current_schema(), 'create')";

    private static final String IS_THE_SAME =
            "select identity = database_identity() from database_origin order by id desc limit 1";

    private final Flyway flyway;
    private final AuditRightsCallback auditRights = new AuditRightsCallback();
    private final List<Duration> pauses;

    public Schema(DataSource database) {
        this(Flyway.configure(Schema.class.getClassLoader()).dataSource(database), PAUSES);
    }

    /** @param pauses after each attempt but the last */
    Schema(FluentConfiguration configuration, List<Duration> pauses) {
        this.pauses = pauses;
        // An open transaction with the lock of Flyway would keep "create index concurrently" waiting for ever.
        configuration
                .getConfigurationExtension(PostgreSQLConfigurationExtension.class)
                .setTransactionalLock(false);
        this.flyway = configuration
                .connectRetries(CONNECT_RETRIES)
                .callbacks(new MigrationTimeoutCallback(), auditRights)
                .load();
    }

    /**
     * Brings the schema up to date. Nodes may call it together: a lock lets one of them do it.
     *
     * @throws IllegalStateException when the role may not change the schema, and would have to; or when transactions of
     *     others have held a table of a migration for minutes. That migration has changed nothing then
     */
    public void migrate() {
        if (pending() > 0 && !isTrue(MAY_CHANGE)) {
            throw new IllegalStateException(
                    "the schema is older than this release, and MYPAGE_DB_USER may not change it."
                            + " Set MYPAGE_DB_OWNER, or run mypage.platform.Migrate first");
        }
        for (Duration pause : pauses) {
            Optional<String> held = attempt();
            if (held.isEmpty()) {
                return;
            }
            LOG.log(
                    System.Logger.Level.WARNING,
                    "the schema is not changed yet, since another transaction holds a table ({0}); next try in {1}",
                    held.get(),
                    pause);
            sleep(pause);
        }
        attempt().ifPresent(held -> {
            throw new IllegalStateException("the schema was not changed: another transaction, perhaps of a backup,"
                    + " held a table in each of " + (pauses.size() + 1) + " tries (" + held
                    + "). End it, and start again");
        });
    }

    /** Says what the database said if somebody held a table. */
    private Optional<String> attempt() {
        try {
            flyway.migrate();
            return Optional.empty();
        } catch (FlywayException e) {
            return Optional.of(held(e).orElseThrow(() -> e));
        }
    }

    private static Optional<String> held(FlywayException failure) {
        return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
                .filter(cause -> cause instanceof SQLException answer && PASSING.contains(answer.getSQLState()))
                .map(cause -> cause.getMessage().lines().findFirst().orElse(""))
                .findFirst();
    }

    private static void sleep(Duration pause) {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while another transaction held a table", e);
        }
    }

    /**
     * Brings the schema up to date, and gives this role exactly the rights of {@code db/rights.sql}, in one
     * transaction. If a newer release has migrated the schema already, its rights stay, since it may have tables that
     * this one does not know.
     */
    public void migrateFor(String role) {
        auditRights.keepFor(role);
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
                    + " mypage.admin.restoration.AfterRestore first; docs/operations/en/backup.md says how");
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
