package mypage.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mypage.demo.EmbeddedDatabase;
import mypage.demo.Folders;
import mypage.demo.SecretFile;
import mypage.it.TestBed;
import mypage.it.inside.Race;
import mypage.platform.Secrets;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody who may do anything to the database, but has not the key, does to the chain, and that it is found. */
@Tag("C26")
@Tag("C27")
class AuditChainIT {

    private static final Instant NOW = Instant.parse("2025-04-01T00:00:00.123456789Z");
    private static final String OLD_KEY = "old " + "A".repeat(43) + "=\n";
    private static final String NEW_KEY = "new " + "A".repeat(42) + "E=\n";

    private static EmbeddedDatabase database;

    @TempDir
    Path folder;

    private Secrets secrets;

    @BeforeAll
    static void start() throws IOException {
        database = TestBed.newDatabase("audit");
        Flyway.configure(AuditChain.class.getClassLoader())
                .dataSource(database.url(), database.user(), database.password())
                .load()
                .migrate();
    }

    @AfterAll
    static void stop() throws IOException {
        database.close();
    }

    /** Three seals of two events each, and one event that is in none yet. */
    @BeforeEach
    void makeChain() throws Exception {
        secrets = withKeys(OLD_KEY);
        tamper("truncate audit_event, audit_seal");
        for (int seal = 0; seal < 3; seal++) {
            insertEvent();
            insertEvent();
            assertEquals(2, seal().orElseThrow().events());
        }
        insertEvent();
    }

    private Secrets withKeys(String lines) throws IOException {
        return new Secrets(Files.writeString(SecretFile.createOnce(folder.resolve("keys"), () -> ""), lines));
    }

    private static void insertEvent() throws Exception {
        try (var connection = database.connect()) {
            insertEvent(connection);
        }
    }

    private static void insertEvent(Connection connection) throws SQLException {
        execute(connection, """
                insert into audit_event (id, occurred_at, kind, outcome, account_id, client_address, request_id)
                values (nextval('id_seq'), '2025-04-01 09:00:00.5+09', 'SIGNED_IN', 'SUCCESS', 7, '192.0.2.1', 'it')""");
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** As somebody who owns the tables, and so can turn off what refuses changes. */
    private static void tamper(String sql) throws Exception {
        try (var connection = database.connect()) {
            execute(connection, "alter table audit_event disable trigger user");
            execute(connection, "alter table audit_seal disable trigger user");
            execute(connection, sql);
            execute(connection, "alter table audit_event enable trigger user");
            execute(connection, "alter table audit_seal enable trigger user");
        }
    }

    private Optional<AuditSeal> seal() throws Exception {
        try (var connection = database.connect()) {
            connection.setAutoCommit(false);
            var seal = sealer().sealNext(connection);
            connection.commit();
            return seal;
        }
    }

    private static long unsealed() throws Exception {
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

    private AuditChain.Report check() throws Exception {
        return check(Optional.empty(), NOW);
    }

    private AuditChain.Report check(Optional<String> head, Instant now) throws Exception {
        try (var connection = database.connect()) {
            connection.setAutoCommit(false);
            return new AuditChain(secrets, Clock.fixed(now, ZoneOffset.UTC), head).check(connection);
        }
    }

    private void assertFound(String how) throws Exception {
        var report = check();
        assertTrue(report.toString().matches("BROKEN: " + how), report.toString());
    }

    @Test
    void isSoundAsLongAsNobodyTouchesIt() throws Exception {
        var report = check();

        assertTrue(
                report.toString().matches("sound: 6 events in 3 seals, 1 not yet sealed, head 3:[0-9a-f]{72}"),
                report.toString());
        assertTrue(check(Optional.of(report.head()), NOW).isSound());
        seal();
        assertTrue(check(Optional.of(report.head()), NOW).isSound(), "an earlier head is still there");
    }

    @Test
    void isCheckedByACommandThatNeedsNothingButTheArchive() throws Exception {
        assertEquals("2 not checked: MYPAGE_SECRET_KEYS is not set", command(Map.of()));
        Map<String, String> environment = new HashMap<>(database.environment());
        environment.put("MYPAGE_SECRET_KEYS", folder.resolve("keys").toString());
        seal();
        assertEquals("0 " + check(), command(environment));
        assertTrue(command(environment, "5:00").startsWith("1 BROKEN: the end is cut off"));

        tamper("update audit_event set kind = 'SIGNED_OUT'");
        assertTrue(command(environment).startsWith("1 BROKEN: seal 1 of "));
    }

    @Test
    void isCheckedInLittleMemoryHoweverLongItIs() throws Exception {
        insertMany(200_000);
        Map<String, String> environment = new HashMap<>(database.environment());
        environment.put("MYPAGE_SECRET_KEYS", folder.resolve("keys").toString());
        environment.put("JDK_JAVA_OPTIONS", "-Xmx16m");

        assertTrue(command(environment).contains("BROKEN: 200001 events are in no seal"));
    }

    private static void insertMany(int events) throws Exception {
        tamper("""
                insert into audit_event (id, occurred_at, kind, outcome)
                select nextval('id_seq'), '2025-04-01 09:00:00+09', 'SIGNED_OUT', 'SUCCESS'
                from generate_series(1, %d)""".formatted(events));
    }

    /** Exit code and output of the command as docs/audit.md says. */
    private static String command(Map<String, String> environment, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                Folders.project().resolve("web/target/mypage/WEB-INF/lib") + "/*",
                AuditCheck.class.getName()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() + " " + output.strip();
    }

    @Test
    void isSoundBeforeItsFirstSeal() throws Exception {
        tamper("truncate audit_event, audit_seal");
        assertTrue(check().isSound());
        assertEquals(Optional.empty(), seal());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_event set kind = 'SIGNED_OUT'",
                "update audit_event set outcome = 'FAILURE'",
                "update audit_event set seal_id = 2",
                "update audit_event set seal_id = null",
                "delete from audit_event",
                "truncate audit_event",
                "update audit_seal set events = 3",
                "delete from audit_seal",
                "truncate audit_seal"
            })
    void isAppendOnlyToWhomHasNotTurnedThatOff(String change) throws Exception {
        try (var connection = database.connect()) {
            var refused = assertThrows(SQLException.class, () -> execute(connection, change));
            assertTrue(refused.getMessage().contains("append-only"), refused.getMessage());
        }
        assertTrue(check().isSound());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kind = 'SIGNED_OUT'",
                "outcome = 'FAILURE'",
                "account_id = 8",
                "account_id = null",
                "service = 'SEEKER'",
                "client_address = '192.0.2.2'",
                "request_id = null",
                "occurred_at = occurred_at + interval '1 microsecond'",
                "id = id - 1"
            })
    void tellsAnAlteredEvent(String change) throws Exception {
        tamper("update audit_event set " + change + " where id = (select max(id) from audit_event where seal_id = 2)");
        assertFound("seal 2 of 2025-04-01T00:00:00.123456Z: altered.*");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "delete from audit_event where id = (select min(id) from audit_event where seal_id = 2)"
                        + " | seal 2 of .*: event missing, sealed 2, found 1",
                "delete from audit_event where seal_id = 3 | seal 3 of .*: event missing, sealed 2, found 0",
                "update audit_event set seal_id = 2 where seal_id is null"
                        + " | seal 2 of .*: event inserted, sealed 2, found 3",
                "update audit_event set seal_id = 9 where seal_id is null | seal 9 is missing, its events are there",
                "delete from audit_seal where seq = 2 | seal 2 is missing, its events are there",
                "with gone as (delete from audit_seal where seq = 1) delete from audit_event where seal_id = 1"
                        + " | seal 1 is missing, with its events",
                "update audit_seal set sealed_at = sealed_at - interval '1 day' where seq = 1 | seal 1 of .*: altered.*",
                "update audit_seal set mac = '' where seq = 3 | seal 3 of .*: altered.*",
                "update audit_event set seal_id = 5 - seal_id where seal_id in (2, 3) | seal 2 of .*: altered.*"
            })
    void tellsWhatWasRemovedAddedOrMoved(String change, String how) throws Exception {
        tamper(change);
        assertFound(how);
    }

    @Test
    void tellsAnEndThatWasCutOffFromAHeadInTheLog() throws Exception {
        var head = check().head();
        tamper("delete from audit_seal where seq = 3");
        tamper("delete from audit_event where seal_id = 3 or seal_id is null");

        assertTrue(check().isSound(), "the rest is a chain of its own");
        assertEquals(
                "BROKEN: the end is cut off, expected head " + head,
                check(Optional.of(head), NOW).toString());
        insertEvent();
        seal();
        assertTrue(check(Optional.of(head), NOW).toString().endsWith("is not the one that was expected"));
    }

    @Test
    void tellsSealsThatWereMadeAnewWithAnotherKey() throws Exception {
        tamper("update audit_event set kind = 'SIGNED_OUT', seal_id = null; truncate audit_seal");
        secrets = withKeys(OLD_KEY.replace("AAA=", "AAE="));
        seal();
        secrets = withKeys(OLD_KEY);
        assertFound("seal 1 of .*: altered.*");

        secrets = withKeys(NEW_KEY);
        assertFound("seal 1 of .*: altered.*");
    }

    @Test
    @Tag("C21")
    void goesOnWhenTheKeyIsReplaced() throws Exception {
        secrets = withKeys(NEW_KEY + OLD_KEY);
        seal();

        assertEquals("sound: 7 events in 4 seals", check().toString().split(",")[0]);
    }

    @Test
    void tellsEventsThatStayUnsealed() throws Exception {
        assertTrue(check(Optional.empty(), NOW.plus(Duration.ofMinutes(9))).isSound());
        assertEquals(
                "BROKEN: 1 events are in no seal, some for more than 10 minutes",
                check(Optional.empty(), NOW.plus(Duration.ofMinutes(11))).toString());
    }

    @Test
    void takesInWhatIsCommittedAndNothingElse() throws Exception {
        try (var open = database.connect();
                var late = database.connect()) {
            open.setAutoCommit(false);
            late.setAutoCommit(false);
            insertEvent(open);
            insertEvent(late);
            insertEvent();

            assertEquals(2, seal().orElseThrow().events());
            open.rollback();
            late.commit();
        }
        assertEquals(1, seal().orElseThrow().events());
        assertEquals("sound: 9 events in 5 seals", check().toString().split(",")[0]);
    }

    @Test
    @Tag("C19")
    void staysOneChainHoweverManyNodesSealAtOnce() throws Exception {
        insertMany(20_000);

        var seals = Race.of(4, () -> {
            int made = 0;
            while (unsealed() > 0) {
                made += seal().isPresent() ? 1 : 0;
            }
            return made;
        });

        assertTrue(seals.stream().filter(made -> made > 0).count() > 1, "one node alone: " + seals);
        assertEquals(
                "sound: 20007 events in 24 seals, 0 not yet sealed",
                check().toString().split(", head")[0]);
    }
}
