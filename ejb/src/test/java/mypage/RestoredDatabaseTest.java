package mypage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.sql.DataSource;
import mypage.admin.restoration.AfterRestore;
import mypage.audit.AuditChain;
import mypage.demo.DatabaseRole;
import mypage.demo.SecretFile;
import mypage.platform.Schema;
import mypage.platform.Secrets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A database with live mails, codes and sessions, restored from a backup. */
@Tag("C27")
class RestoredDatabaseTest {

    private static final String LIVE = """
            insert into account (id, service, email, created_at) values (50, 'SEEKER', 'a@example.jp', now());
            insert into staff (id, email, name, created_at) values (51, 'b@example.jp', 'B', now());
            insert into outbox_message (id, topic, recipient, subject, body, language, state, queued_at, not_after,
                next_try_at, tries) values (1, 't', 'a@example.jp', 's', 'live code', 'JA', 'QUEUED', now(),
                now() + interval '1 hour', now(), 0);
            insert into mail_request (kind, service, email, network, client_address, request_id, user_agent, language,
                requested_at, due_at, expires_at)
                values ('k', 'SEEKER', 'a', 'n', 'c', 'r', 'u', 'JA', now(), now(), now() + interval '1 hour');
            insert into sign_in_attempt (id, token_hash, account_id, reference, state, created_at, expires_at)
                values (1, 'x', 50, 'ABCD', 'OTP_REQUIRED', now(), now() + interval '1 hour');
            insert into otp_challenge (account_id, attempt_id, code_hash, tries, issued_at, expires_at, failures)
                values (50, 1, 'x', 0, now(), now() + interval '1 hour', 3);
            insert into user_session (id, token_hash, account_id, started_at, last_used_at, expires_at)
                values (1, 'x', 50, now(), now(), now() + interval '1 hour');
            insert into trust_token (id, account_id, generation, token_hash, expires_at)
                values (1, 50, 0, 'x', now() + interval '1 hour');
            insert into staff_session (id, token_hash, staff_id, state, access_generation, started_at, last_used_at,
                expires_at) values (1, 'x', 51, 'SIGNED_IN', 0, now(), now(), now() + interval '1 hour');
            insert into owner_link (id, account_id, purpose, token_hash, expires_at)
                values (1, 50, 'PASSWORD_RESET', 'x', now() + interval '1 hour'),
                    (2, 50, 'NOT_ME', 'y', now() + interval '1 hour');
            insert into opening_link (id, service, email, token_hash, expires_at)
                values (1, 'SEEKER', 'a', 'x', now() + interval '1 hour');
            insert into pending_act (id, kind, subject, details, asked_by, asked_at, expires_at, state)
                values (1, 'k', 's', 'd', 51, now(), now() + interval '1 hour', 'WAITING');
            insert into address_request (id, account_id, old_email, new_email, evidence, state, opened_by, opened_at)
                values (1, 50, 'a', 'b', 'e', 'RECEIVED', 51, now());
            insert into account_import (id, file_name, charset, state, good, bad, again, uploaded_by, uploaded_at)
                values (1, 'f', 'c', 'RUNNING', 1, 0, 0, 51, now());
            insert into bulk_act (id, kind, file_name, staff_id, reason, note, office, made_at, started_at, accounts)
                values (1, 'LOCK', 'f', 51, 'SUSPECTED', 'n', 'o', now(), now(), 1);
            insert into bulk_act_row (act_id, account_id) values (1, 50);
            insert into openid_client (id, client_id, service, name, sector, redirect_uris, post_logout_redirect_uris,
                backchannel_logout_uri, jwks, created_at)
                values (1, 'app', 'SEEKER', 'App', 's', '', '', 'https://a.example.jp/', '{}', now());
            insert into openid_visit (session_id, client_id, sid, entered_at, subject)
                values (1, 1, 'x', now(), 's');
            insert into http_post (id, kind, host, payload, created_at, next_try_at)
                values (1, 'k', 'a.example.jp', 'p', now(), now());
            insert into audit_event (id, occurred_at, kind, outcome)
                values (2, now() - interval '20 minutes', 'SIGNED_IN', 'SUCCESS')""";

    private static final String ALIVE = """
            select (select count(*) from outbox_message where state = 'QUEUED' or body is not null)
                || ',' || (select count(*) from mail_request) || ',' || (select count(*) from sign_in_attempt)
                || ',' || (select count(*) from otp_challenge where expires_at > now() + interval '1 minute')
                || ',' || (select count(*) from user_session) || ',' || (select count(*) from trust_token)
                || ',' || (select count(*) from staff_session)
                || ',' || (select count(*) from owner_link where purpose = 'PASSWORD_RESET')
                || ',' || (select count(*) from opening_link)
                || ',' || (select count(*) from pending_act where state = 'WAITING')
                || ',' || (select count(*) from address_request where finished_at is null)
                || ',' || (select count(*) from account_import where state = 'RUNNING')
                || ',' || (select count(*) from bulk_act where finished_at is null)
                || ',' || (select count(*) from bulk_act_row) || ',' || (select count(*) from http_post)""";

    private static final String ALL_ALIVE = "1,1,1,1,1,1,1,1,1,1,1,1,1,1,1";
    private static final String NONE_ALIVE = "0,0,0,0,0,0,0,0,0,0,0,0,0,0,0";

    private final DataSource administrator = TestDatabase.DATABASE.source(DatabaseRole.ADMINISTRATOR);
    private final DataSource owner = TestDatabase.DATABASE.source("restored", DatabaseRole.OWNER);
    private final DataSource node = TestDatabase.DATABASE.source("restored", DatabaseRole.NODE);

    @BeforeEach
    void restore() throws Exception {
        execute(administrator, "drop database if exists restored with (force)");
        execute(administrator, "drop database if exists original with (force)");
        execute(administrator, "create database original owner mypage_owner");
        execute(TestDatabase.DATABASE.source("original", DatabaseRole.ADMINISTRATOR), DatabaseRole.script());
        DataSource original = TestDatabase.DATABASE.source("original", DatabaseRole.OWNER);
        new Schema(original).migrateFor(DatabaseRole.NODE.id);
        new Schema(TestDatabase.DATABASE.source("original", DatabaseRole.NODE)).requireSameDatabase();
        execute(original, LIVE);
        execute(administrator, "create database restored template original owner mypage_owner");
    }

    @AfterEach
    void drop() throws SQLException {
        execute(administrator, "drop database restored with (force)");
        execute(administrator, "drop database original with (force)");
    }

    @Test
    void nodesDoNotStartBeforeTheCommandHasEndedWhatIsLive() throws Exception {
        assertThrows(IllegalStateException.class, () -> new Schema(node).requireSameDatabase());
        assertEquals(ALL_ALIVE, query(ALIVE));
        long next = Long.parseLong(query("select nextval('id_seq')"));

        List<String> said = AfterRestore.run(environment(), "disk", "of 2026-11-30 died");

        assertTrue(said.contains("1 mails given up") && said.contains("nodes may start now"), said::toString);
        assertEquals(NONE_ALIVE, query(ALIVE));
        assertEquals("3", query("select failures from otp_challenge"), "wrong codes still count");
        assertEquals("NOT_ME", query("select purpose from owner_link"));
        assertTrue(Long.parseLong(query("select nextval('id_seq')")) > next + 2_000_000);
        new Schema(node).requireSameDatabase();
        assertEquals(
                "DATABASE_RESTORED disk of 2026-11-30 died sha256:",
                query("select kind || ' ' || reason || ' ' || left(request_id, 7) from audit_event e"
                        + " join database_origin o on o.id = e.target_id"));
        assertSound();

        assertTrue(AfterRestore.run(environment(), "again").contains("0 mails given up"));
        assertSound();
    }

    @Test
    void itRefusesWhileANodeIsConnected() throws Exception {
        try (Connection running = node.getConnection()) {
            var refused = assertThrows(AfterRestore.RefusedException.class, () -> AfterRestore.run(environment(), "r"));
            assertEquals("stop all nodes first; 1 connections of mypage are open", refused.getMessage());
            assertTrue(running.isValid(1));
        }
        assertEquals(ALL_ALIVE, query(ALIVE));
    }

    @Test
    void aMoveEndsNothing() throws Exception {
        AfterRestore.run(environment(), "--moved", "new", "server");

        assertEquals(ALL_ALIVE, query(ALIVE));
        new Schema(node).requireSameDatabase();
        assertSound();
    }

    @Test
    void itWantsAReason() {
        assertThrows(IllegalArgumentException.class, () -> AfterRestore.run(environment(), "--moved"));
        assertThrows(IllegalArgumentException.class, () -> AfterRestore.run(environment(), "two\nlines"));
    }

    private static Map<String, String> environment() throws IOException {
        Map<String, String> environment = new TreeMap<>(TestDatabase.DATABASE.environment());
        environment.put("MYPAGE_DB_URL", environment.get("MYPAGE_DB_URL").replaceFirst("/mypage\\b", "/restored"));
        environment.put(
                "MYPAGE_SECRET_KEYS",
                SecretFile.keys(TestDatabase.FOLDER.resolve("keys")).toString());
        return environment;
    }

    private void assertSound() throws Exception {
        var secrets = new Secrets(SecretFile.keys(TestDatabase.FOLDER.resolve("keys")));
        try (Connection connection = owner.getConnection()) {
            connection.setAutoCommit(false);
            var report = new AuditChain(secrets, Clock.systemUTC(), Optional.empty()).check(connection);
            assertTrue(report.isSound(), report::toString);
            assertEquals(0, report.unsealed());
        }
    }

    private String query(String sql) throws SQLException {
        try (var connection = owner.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private static void execute(DataSource database, String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
