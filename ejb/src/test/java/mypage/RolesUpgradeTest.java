package mypage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import mypage.demo.DatabaseRole;
import mypage.platform.Schema;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An installation whose nodes own their tables gets two roles, while a node of the release before goes on. */
@Tag("C23")
class RolesUpgradeTest {

    /** The last version without roles. */
    private static final String BEFORE = "25?";

    private static final String RELEASE_1 = "14";

    private static final String RIGHTS = """
            select t.table_name || ': ' || p.privilege_type from information_schema.tables t
                join information_schema.table_privileges p using (table_schema, table_name)
            where t.table_schema = 'public' and p.grantee = 'mypage'""";

    private final DataSource administrator = TestDatabase.DATABASE.source("upgrade", DatabaseRole.ADMINISTRATOR);
    private final DataSource owner = TestDatabase.DATABASE.source("upgrade", DatabaseRole.OWNER);
    private final DataSource node = TestDatabase.DATABASE.source("upgrade", DatabaseRole.NODE);

    @BeforeEach
    void makeInstallation() throws SQLException {
        execute(
                TestDatabase.DATABASE.source(DatabaseRole.ADMINISTRATOR),
                "drop database if exists upgrade with (force)",
                "create database upgrade owner mypage");
        migrateAsBefore();
        execute(node, "begin", "alter table audit_event disable trigger all", "delete from audit_event", "rollback");
    }

    @AfterEach
    void dropInstallation() throws SQLException {
        execute(TestDatabase.DATABASE.source(DatabaseRole.ADMINISTRATOR), "drop database upgrade with (force)");
    }

    /** As a node of the release before does at its start. */
    private int migrateAsBefore() {
        return migrate(BEFORE);
    }

    private int migrate(String target) {
        return Flyway.configure(Schema.class.getClassLoader())
                .dataSource(node)
                .target(target)
                .load()
                .migrate()
                .migrationsExecuted;
    }

    @Test
    void theScriptMakesTwoRolesAndNodesOfTheReleaseBeforeGoOn() throws Exception {
        execute(administrator, DatabaseRole.script(), DatabaseRole.script());
        assertEquals(0, migrateAsBefore());
        workAsBefore();
        assertOwnsNothing();
        Set<String> before = query(owner, RIGHTS);
        Set<String> existing = query(owner, "select relname from pg_class where relnamespace = 'public'::regnamespace");

        new Schema(owner).migrateFor(DatabaseRole.NODE.id);
        assertEquals(0, migrateAsBefore());
        workAsBefore();
        assertOwnsNothing();
        Set<String> tables = new TreeSet<>(query(owner, RIGHTS));
        tables.removeAll(before);
        tables.removeIf(right -> !existing.contains(right.replaceFirst(":.*", "")));
        assertEquals(Set.of(), tables, "rights that a node lacked between script and migration");
    }

    /** What is special about its rights. */
    private void workAsBefore() throws SQLException {
        execute(
                node,
                "insert into audit_event (id, occurred_at, kind, outcome)"
                        + " values (nextval('id_seq'), now(), 'SIGNED_IN', 'SUCCESS')",
                "update audit_event set seal_id = 1 where seal_id is null",
                "insert into audit_seal select coalesce(max(seq), 0) + 1, now(), 1, '' from audit_seal",
                "select audit_month_add('2040-01-01')",
                "select seq from audit_checkpoint",
                "analyze import_row",
                "insert into throttle values (decode(md5(random()::text), 'hex'), now())",
                "delete from throttle");
    }

    private void assertOwnsNothing() {
        for (String sql : new String[] {
            "alter table audit_event disable trigger all",
            "delete from audit_event",
            "delete from audit_seal",
            "create table mine (id bigint)"
        }) {
            assertEquals(
                    "42501",
                    assertThrows(SQLException.class, () -> execute(node, sql), sql)
                            .getSQLState());
        }
    }

    /** A plain revoke leaves what another role granted, so the script must not end as if all were well. */
    @Test
    void theScriptTakesEveryMembershipOrStops() throws Exception {
        execute(
                administrator,
                "grant pg_monitor to mypage",
                "create role granter",
                "grant pg_read_all_data to granter with admin option",
                "grant pg_read_all_data to mypage granted by granter");
        try {
            String refused = assertThrows(SQLException.class, () -> execute(administrator, DatabaseRole.script()))
                    .getMessage();
            assertTrue(refused.contains("still a member of pg_read_all_data, granted by granter:"), refused);
        } finally {
            execute(administrator, "revoke pg_read_all_data from granter cascade", "drop role granter");
        }
        execute(administrator, DatabaseRole.script());
        assertEquals(
                Set.of(), query(administrator, "select roleid from pg_auth_members where member = 'mypage'::regrole"));
    }

    @Test
    void aNodeWithoutTheOwnersPasswordStartsOnceTheSchemaIsUpToDate() throws Exception {
        execute(administrator, DatabaseRole.script());
        String refused = assertThrows(IllegalStateException.class, () -> new Schema(node).migrate())
                .getMessage();
        assertTrue(refused.startsWith("the schema is older than this release"), refused);

        new Schema(owner).migrateFor(DatabaseRole.NODE.id);
        new Schema(node).migrate();
    }

    @Test
    void anInstallationWithoutTheScriptGoesOnWithOneRole() throws Exception {
        new Schema(node).migrate();
        execute(node, "select import_row_analyze()", "select audit_month_drop('2020-01-01', 1) where false");
        assertFalse(query(node, "select 1 from pg_class where relname = 'account' and pg_has_role(relowner, 'member')")
                .isEmpty());
    }

    @Test
    void rightsOfANewerReleaseStay() throws Exception {
        execute(administrator, DatabaseRole.script());
        Schema schema = new Schema(owner);
        schema.migrateFor(DatabaseRole.NODE.id);
        execute(owner, "create table newer (id bigint)", "grant select on newer to mypage", """
                insert into flyway_schema_history
                select installed_rank + 1, '9999', 'newer', type, 'V9999__newer.sql', 0, installed_by, now(), 0, true
                from flyway_schema_history order by installed_rank desc limit 1""");

        schema.migrateFor(DatabaseRole.NODE.id);

        execute(node, "select * from newer");
    }

    @Test
    void theScriptGivesWayToASignInThatWouldDeadlock() throws Exception {
        try (var signIn = node.getConnection();
                var statement = signIn.createStatement()) {
            signIn.setAutoCommit(false);
            statement.execute("lock table user_session in row exclusive mode");
            var script = CompletableFuture.runAsync(() -> run(administrator, script()));
            while (query(administrator, "select mode from pg_locks where not granted")
                    .isEmpty()) {
                Thread.sleep(5);
            }
            for (String table : query(administrator, "select tablename from pg_tables where schemaname = 'public'")) {
                statement.execute("lock table " + table + " in row exclusive mode");
            }
            signIn.commit();
            script.get();
        }
        workAsBefore();
    }

    /** Release 1.0.0 does so while the migrations give the audit trail another table. */
    @Test
    void nodesMayWriteEventsAtEveryMomentOfAnUpgrade() throws Exception {
        dropInstallation();
        execute(TestDatabase.DATABASE.source(DatabaseRole.ADMINISTRATOR), "create database upgrade owner mypage");
        migrate(RELEASE_1);
        execute(administrator, DatabaseRole.script());
        var upgrade = CompletableFuture.runAsync(() -> new Schema(owner).migrateFor(DatabaseRole.NODE.id));
        do {
            execute(
                    node,
                    "insert into audit_event (id, occurred_at, kind, outcome)"
                            + " values (nextval('id_seq'), now(), 'SIGNED_IN', 'SUCCESS')");
        } while (!upgrade.isDone());
        upgrade.get();
    }

    private static String script() {
        try {
            return DatabaseRole.script();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void run(DataSource database, String sql) {
        try {
            execute(database, sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void execute(DataSource database, String... statements) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static Set<String> query(DataSource database, String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            Set<String> found = new TreeSet<>();
            while (row.next()) {
                found.add(row.getString(1));
            }
            return found;
        }
    }
}
