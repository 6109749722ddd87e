package mypage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import mypage.demo.DatabaseRole;
import mypage.platform.Schema;
import mypage.platform.SchemaFixture;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A release migrates the database while nodes of the release before use it. */
@Tag("C23")
@Timeout(60)
class MigrationBesideNodesTest {

    private static final Duration PAUSE = Duration.ofMillis(100);

    /** The last migration of release 1.0.0. */
    private static final String RELEASED = "14";

    private static final List<String> SIGN_IN_OF_1_0_0 = List.of(
            "select * from account where id = ? for update",
            "insert into otp_challenge (account_id, attempt_id, code_hash, tries, issued_at, expires_at)"
                    + " values (?, 1, '', 0, now(), now()) on conflict (account_id) do update set tries = 0",
            "insert into outbox_message "
                    + "(id, topic, recipient, subject, state, queued_at, not_after, next_try_at, tries)"
                    + " values (nextval('id_seq'), 'otp:' || ?, '', '', 'QUEUED', now(), now(), now(), 0)",
            "insert into user_session (id, token_hash, account_id, started_at, last_used_at, expires_at)"
                    + " values (nextval('id_seq'), decode(md5(random()::text), 'hex'), ?, now(), now(), now())",
            "insert into audit_event (id, occurred_at, kind, outcome, account_id)"
                    + " values (nextval('id_seq'), now(), 'SIGNED_IN', 'SUCCESS', ?)",
            "select * from staff_session where staff_id = ?",
            "update otp_challenge set used_at = now() where account_id = ?");

    private final DataSource database = TestDatabase.DATABASE.source("beside", DatabaseRole.OWNER);

    @TempDir
    Path migrations;

    @BeforeEach
    void makeDatabase() throws Exception {
        administer("drop database if exists beside with (force)", "create database beside owner mypage_owner");
    }

    @AfterEach
    void dropDatabase() throws SQLException {
        administer("drop database beside with (force)");
    }

    private static void administer(String... statements) throws SQLException {
        try (Connection connection =
                TestDatabase.DATABASE.source(DatabaseRole.ADMINISTRATOR).getConnection()) {
            execute(connection, statements);
        }
    }

    private static void execute(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private void migration(int number, String sql) throws IOException {
        Files.writeString(migrations.resolve("V" + number + "__step.sql"), sql);
    }

    private void twoTables() throws Exception {
        migration(1, "create table a (id int); create table b (id int);");
        SchemaFixture.of(database, migrations).migrate();
        migration(2, "alter table a add x int; alter table b add x int;");
    }

    private CompletableFuture<Void> migrating(Duration... pauses) {
        return CompletableFuture.runAsync(
                () -> SchemaFixture.of(database, migrations, pauses).migrate());
    }

    private static void awaitQueue(Connection connection) throws SQLException, InterruptedException {
        try (Statement statement = connection.createStatement()) {
            boolean waiting = false;
            while (!waiting) {
                Thread.sleep(5);
                var row = statement.executeQuery("select exists (select from pg_locks where not granted)");
                waiting = row.next() && row.getBoolean(1);
            }
        }
    }

    @Test
    void aMigrationGivesWayToASignInThatWouldDeadlock() throws Exception {
        twoTables();
        try (Connection signIn = database.getConnection()) {
            signIn.setAutoCommit(false);
            execute(signIn, "insert into b values (1)");
            CompletableFuture<Void> migrating = migrating(PAUSE, PAUSE, PAUSE, PAUSE);
            awaitQueue(signIn);
            execute(signIn, "insert into a values (1)");
            signIn.commit();
            migrating.get();
            execute(signIn, "select x from a union select x from b");
        }
    }

    @Test
    void aRequestWaitsForLessThanASecondBehindAMigrationThatWaits() throws Exception {
        twoTables();
        try (Connection search = database.getConnection();
                Connection signIn = database.getConnection()) {
            search.setAutoCommit(false);
            execute(search, "select * from b");
            CompletableFuture<Void> migrating = migrating(PAUSE, PAUSE);
            awaitQueue(signIn);
            long begin = System.nanoTime();
            execute(signIn, "insert into b values (1)");
            long millis = (System.nanoTime() - begin) / 1_000_000;
            assertTrue(millis < 1000, millis + " ms");
            search.rollback();
            migrating.get();
        }
    }

    @Test
    void aMigrationThatNeverGetsATableEndsWithALineThatSaysSo() throws Exception {
        twoTables();
        try (Connection backup = database.getConnection()) {
            backup.setAutoCommit(false);
            execute(backup, "select * from b");
            Throwable failed = assertThrows(
                            ExecutionException.class, () -> migrating(PAUSE).get())
                    .getCause();
            assertEquals(
                    "the schema was not changed: another transaction, "
                            + "perhaps of a backup, held a table in each of 2 tries"
                            + " (ERROR: canceling statement due to lock timeout). End it, and start again",
                    failed.getMessage());
            assertThrows(SQLException.class, () -> execute(backup, "select x from a"));
        }
    }

    @Test
    void anyOtherFailureIsNotTriedAgain() throws Exception {
        twoTables();
        migration(2, "alter table c add x int;");
        Throwable failed = assertThrows(
                        ExecutionException.class,
                        () -> migrating(Duration.ofDays(1)).get())
                .getCause();
        assertTrue(failed.getMessage().contains("relation \"c\" does not exist"), failed.getMessage());
    }

    @Test
    void anIndexIsBuiltConcurrently() throws Exception {
        twoTables();
        migration(2, "create index concurrently a_id on a (id);");
        migrating().get(20, TimeUnit.SECONDS);
    }

    @Test
    void signInsOfTheReleaseBeforeGoOnWhileItsSchemaIsUpgraded() throws Exception {
        Flyway.configure(Schema.class.getClassLoader())
                .dataSource(database)
                .target(RELEASED)
                .load()
                .migrate();
        try (Connection connection = database.getConnection()) {
            execute(
                    connection,
                    "insert into account (id, service, email, created_at)"
                            + " select i, 'SEEKER', i || '@example.jp', now() from generate_series(1, 4) i");
        }
        AtomicBoolean upgraded = new AtomicBoolean();
        ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();
        List<CompletableFuture<Integer>> nodes = IntStream.rangeClosed(1, 4)
                .mapToObj(account -> CompletableFuture.supplyAsync(
                        () -> signIns(account, upgraded, failures), Thread::startVirtualThread))
                .toList();
        Thread.sleep(500);

        new Schema(database).migrateFor(DatabaseRole.NODE.id);
        Thread.sleep(500);
        upgraded.set(true);

        for (CompletableFuture<Integer> node : nodes) {
            assertTrue(node.get() > 50, () -> "too few sign-ins, " + failures);
        }
        assertEquals(List.of(), List.copyOf(failures));
    }

    /** One after the other, each in one transaction, until the upgrade is done; counts them. */
    private int signIns(int account, AtomicBoolean upgraded, ConcurrentLinkedQueue<String> failures) {
        int done = 0;
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            for (; !upgraded.get(); done++) {
                for (String sql : SIGN_IN_OF_1_0_0) {
                    execute(connection, sql.replace("?", "" + account));
                }
                connection.commit();
            }
        } catch (SQLException e) {
            failures.add(e.getMessage());
        }
        return done;
    }
}
