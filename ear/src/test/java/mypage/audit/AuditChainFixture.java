package mypage.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mypage.demo.DatabaseRole;
import mypage.demo.EmbeddedDatabase;
import mypage.demo.Folders;
import mypage.demo.SecretFile;
import mypage.it.TestBed;
import mypage.platform.Schema;
import mypage.platform.Secrets;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A sealed chain of audit events in a separate database, and ways to tamper with it. */
abstract class AuditChainFixture {

    static final Instant NOW = Instant.parse("2025-04-01T00:00:00.123456789Z");

    static final String OLD_KEY = "old " + "A".repeat(43) + "=\n";

    static final String NEW_KEY = "new " + "A".repeat(42) + "E=\n";

    private static final String TRIGGERS = """
            do $$ declare changed regclass; begin
                for changed in select inhrelid from pg_inherits where inhparent = 'audit_event'::regclass
                    union all values ('audit_event'::regclass), ('audit_seal'::regclass), ('audit_checkpoint'::regclass)
                loop
                    execute 'alter table ' || changed || ' %s trigger user';
                end loop;
            end $$""";

    static EmbeddedDatabase database;

    @TempDir
    Path folder;

    Secrets secrets;

    @BeforeAll
    static void start() throws IOException {
        database = TestBed.newDatabase("audit");
        migrate();
    }

    static void migrate() throws IOException {
        new Schema(database.source(DatabaseRole.OWNER)).migrateFor(DatabaseRole.NODE.id);
    }

    static void migrateTo(String target) throws IOException {
        Flyway.configure(AuditChain.class.getClassLoader())
                .dataSource(database.source(DatabaseRole.OWNER))
                .target(target)
                .load()
                .migrate();
    }

    @AfterAll
    static void stop() throws IOException {
        database.close();
    }

    /** Makes three seals of two events each, and one unsealed event. */
    @BeforeEach
    void makeChain() throws Exception {
        tamper("delete from audit_event; delete from audit_seal");
        fill();
    }

    void fill() throws Exception {
        secrets = withKeys(OLD_KEY);
        for (int seal = 0; seal < 3; seal++) {
            insertEvent();
            insertEvent();
            assertEquals(2, seal().orElseThrow().events());
        }
        insertEvent();
    }

    Secrets withKeys(String lines) throws IOException {
        return new Secrets(Files.writeString(SecretFile.createOnce(folder.resolve("keys"), () -> ""), lines));
    }

    static void insertEvent() throws Exception {
        try (var connection = database.connect()) {
            insertEvent(connection);
        }
    }

    static void insertEvent(Connection connection) throws SQLException {
        insertEvent(connection, Instant.parse("2025-04-01T00:00:00.5Z"));
    }

    static void insertEvent(Connection connection, Instant time) throws SQLException {
        execute(connection, """
                insert into audit_event (id, occurred_at, kind, outcome, account_id, client_address, request_id)
                values (nextval('id_seq'), '%s', 'SIGNED_IN', 'SUCCESS', 7, '192.0.2.1', 'it')""".formatted(time));
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Changes rows as the owner of the tables could, who can disable the triggers that reject changes. */
    static void tamper(String sql) throws Exception {
        try (var connection = database.connect()) {
            execute(connection, TRIGGERS.formatted("disable"));
            execute(connection, sql);
            execute(connection, TRIGGERS.formatted("enable"));
        }
    }

    Optional<AuditSeal> seal() throws Exception {
        try (var connection = database.connect()) {
            connection.setAutoCommit(false);
            var seal = sealer().sealNext(connection);
            connection.commit();
            return seal;
        }
    }

    static long unsealed() throws Exception {
        try (var connection = database.connect();
                var select = connection.prepareStatement("select count(*) from audit_event where seal_id is null");
                var row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private AuditSealer sealer() {
        var sealer = new AuditSealer();
        sealer.secrets = secrets;
        sealer.clock = Clock.fixed(NOW, ZoneOffset.UTC);
        return sealer;
    }

    AuditChain.Report check() throws Exception {
        return check(Optional.empty(), NOW);
    }

    AuditChain.Report check(Optional<String> head, Instant now) throws Exception {
        try (var connection = database.connect()) {
            connection.setAutoCommit(false);
            return new AuditChain(secrets, Clock.fixed(now, ZoneOffset.UTC), head).check(connection);
        }
    }

    void assertBroken(String how) throws Exception {
        var report = check();
        assertTrue(report.toString().matches("BROKEN: " + how), report.toString());
    }

    static void insertMany(int events) throws Exception {
        tamper("""
                insert into audit_event (id, occurred_at, kind, outcome)
                select nextval('id_seq'), '2025-04-01 09:00:00+09', 'SIGNED_OUT', 'SUCCESS'
                from generate_series(1, %d)""".formatted(events));
    }

    /** Runs a command as docs/audit.md describes; returns its exit code and output. */
    static String command(Class<?> main, Map<String, String> environment, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                Folders.project().resolve("web/target/mypage/WEB-INF/lib") + "/*",
                main.getName()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() + " " + output.strip();
    }
}
