package mypage.platform;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.ds.PGSimpleDataSource;

/** The database as the nodes see it. */
public final class DatabaseCheck implements InstallationCheck {

    private static final int OLDEST_VERSION = 140_000;

    /** Codes of authenticator apps and the order of events suffer from more. */
    private static final Duration LARGEST_DIFFERENCE = Duration.ofSeconds(2);

    private static final String OWNS =
            "select to_regclass('audit_event') is not null and exists (select from pg_class where oid ="
                    + " to_regclass('audit_event') and pg_has_role(relowner, 'member'))";

    private static final String LACKING = """
            select count(*) from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
                and not relispartition and not has_table_privilege(oid, 'select')""";

    private final Clock clock = new Clocks().clock();

    @Override
    public List<Finding> findings(SettingReader settings) {
        DatabaseSettings roles = settings.read(DatabaseSettings.class);
        PGSimpleDataSource database = roles.nodeDatabase();
        List<Finding> findings = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            findings.add(version(statement));
            findings.add(clockDifference(statement));
            findings.add(schema(database, statement));
            if (isTrue(statement, OWNS)) {
                findings.add(Finding.todo("database: " + Risk.TABLE_OWNER.warning()));
            }
        } catch (SQLException | RuntimeException e) {
            findings.add(Finding.todo("database: " + firstLine(e) + "; see MYPAGE_DB_URL and MYPAGE_DB_USER"));
        }
        roles.ownerDatabase().ifPresent(owner -> {
            try (Connection connection = owner.getConnection()) {
                findings.add(Finding.ok("database: connected as MYPAGE_DB_OWNER too, "
                        + connection.getMetaData().getUserName()));
            } catch (SQLException e) {
                findings.add(Finding.todo("database: " + firstLine(e) + "; see MYPAGE_DB_OWNER"));
            }
        });
        return findings;
    }

    private static Finding version(Statement statement) throws SQLException {
        if (isTrue(statement, "select pg_is_in_recovery()")) {
            return Finding.todo("database: this is a standby; name all servers in MYPAGE_DB_URL, and add"
                    + " targetServerType=primary");
        }
        String version = text(statement, "show server_version");
        String role = text(statement, "select current_user");
        return Integer.parseInt(text(statement, "show server_version_num")) < OLDEST_VERSION
                ? Finding.todo("database: PostgreSQL " + version + " is too old; 14 or later is needed")
                : Finding.ok("database: PostgreSQL " + version + ", connected as " + role);
    }

    private Finding clockDifference(Statement statement) throws SQLException {
        Instant before = clock.instant();
        Instant there = Timestamps.ofMicros(
                Long.parseLong(text(statement, "select (extract(epoch from clock_timestamp()) * 1000000)::bigint")));
        Instant after = clock.instant();
        Duration difference = there.isBefore(before)
                ? Duration.between(there, before)
                : there.isAfter(after) ? Duration.between(after, there) : Duration.ZERO;
        return difference.compareTo(LARGEST_DIFFERENCE) > 0
                ? Finding.todo("database: its clock differs by " + difference.toSeconds()
                        + " s from that of this machine; let NTP set both")
                : Finding.ok("database: its clock agrees with that of this machine");
    }

    private static Finding schema(PGSimpleDataSource database, Statement statement) throws SQLException {
        Schema schema = new Schema(database);
        int pending = schema.pending();
        if (pending > 0) {
            return Finding.todo("database: " + pending + " migrations are missing; run mypage.platform.Migrate");
        }
        schema.requireSameDatabase();
        return text(statement, LACKING).equals("0")
                ? Finding.ok("database: the schema is that of this release, and the role of the nodes may read it")
                : Finding.todo("database: MYPAGE_DB_USER lacks rights; run mypage.platform.Migrate");
    }

    private static boolean isTrue(Statement statement, String question) throws SQLException {
        return text(statement, question).equals("t");
    }

    private static String text(Statement statement, String question) throws SQLException {
        try (ResultSet row = statement.executeQuery(question)) {
            row.next();
            return row.getString(1);
        }
    }

    private static String firstLine(Exception failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    }
}
