package mypage.admin.staff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mypage.demo.EmbeddedDatabase;
import mypage.demo.Folders;
import mypage.demo.SecretFile;
import mypage.it.TestBed;
import mypage.platform.Migrate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command that creates the first administrator, run as an operator would on a new database. */
@Tag("C6")
class FirstAdministratorIT {

    private static final String EMAIL = "first@example.jp";

    private static EmbeddedDatabase database;

    @TempDir
    static Path folder;

    private static Map<String, String> environment;

    @BeforeAll
    static void start() throws Exception {
        database = TestBed.newDatabase("first-administrator");
        environment = new HashMap<>(database.environment());
        assertEquals("0 migrated, and mypage has its rights", command(Migrate.class, environment));
        environment.put(
                "MYPAGE_SECRET_KEYS", SecretFile.keys(folder.resolve("keys")).toString());
        environment.put("MYPAGE_PUBLIC_URL", "https://mypage.example.jp");
    }

    @AfterAll
    static void stop() throws Exception {
        database.close();
    }

    @Test
    void theCommandInvitesAdministratorsUntilOneHasEnrolled() throws Exception {
        assertEquals("2 failed: MYPAGE_PUBLIC_URL is not set", command(Map.of(), EMAIL, "山田 太郎"));
        assertTrue(command(environment, EMAIL).startsWith("2 failed: usage: "));
        assertTrue(command(environment, "nobody", "NAME").startsWith("2 failed: usage: "));
        assertEquals("0 0 0", counts());

        var first = command(environment, EMAIL, "Taro", "Yamada");
        assertTrue(first.matches("(?s)0 https://mypage\\.example\\.jp/admin/enrol\\?t=[\\w-]{43}\n.*"), first);
        assertEquals("1 1 1", counts());

        environment.put("MYPAGE_ADMIN_URL", "https://admin.example.jp");
        var again = command(environment, EMAIL.toUpperCase(), "Taro Yamada");
        assertTrue(again.startsWith("0 https://admin.example.jp/admin/enrol?t="), again);
        assertEquals("1 1 2", counts());
        assertTrue(command(environment, "other@example.jp", "Other").startsWith("1 refused"));

        execute("update staff_link set expires_at = now()");
        assertTrue(command(environment, "other@example.jp", "Other").startsWith("0 https://"));
        execute("update staff set password_hash = 'x', totp_secret = '' where email = '" + EMAIL + "'");
        for (String email : new String[] {EMAIL, "other@example.jp", "third@example.jp"}) {
            assertTrue(command(environment, email, "Any").startsWith("1 refused"), email);
        }
        assertEquals("2 1 3", counts());
    }

    @Test
    void aNameThatArrivesDamagedIsRefused() throws Exception {
        assumeTrue("UTF-8".equals(System.getProperty("sun.jnu.encoding")), "this JVM can't pass the name on either");

        assertEquals(
                "2 failed: the name can't be read in the character encoding of this shell; run the command again with"
                        + " LC_ALL=C.UTF-8",
                command(inAnotherEncoding(), EMAIL, "山田 太郎"));
    }

    private static Map<String, String> inAnotherEncoding() {
        Map<String, String> another = new HashMap<>(environment);
        another.put("LC_ALL", "C");
        return another;
    }

    @Test
    void theCommandLetsAnEnrolledManagerChooseBothFactorsAgain() throws Exception {
        insertSoleManager();
        try {
            for (String email : new String[] {"nobody@example.jp", "off@example.jp", "plain@example.jp"}) {
                assertTrue(command(environment, "--again", email).startsWith("1 refused: no enabled"), email);
            }
            assertTrue(command(environment, "--again").startsWith("2 failed: usage: "));
            assertEquals("1 0 1 1 1 0 0", soleManager());

            var link = command(environment, "--again", "SOLE@example.jp");
            assertTrue(link.matches("(?s)0 https://\\S+/admin/enrol\\?t=[\\w-]{43}\n.*"), link);
            assertEquals("0 1 0 0 0 1 2", soleManager());
            assertEquals("plain@example.jp", toldOfTheCommand());
        } finally {
            execute("delete from staff where id < 0");
        }
    }

    /** The members of this test who have a mail about the link. */
    private static String toldOfTheCommand() throws Exception {
        return text("""
                select string_agg(m.recipient, ',') from outbox_message m
                    join staff s on s.email = m.recipient and s.id < 0
                where m.topic like 'staff:command:%' and m.state = 'QUEUED' and m.subject like '%管理の担当者の登録%'""");
    }

    private static void insertSoleManager() throws Exception {
        execute("""
                insert into staff (id, email, name, password_hash, totp_secret, disabled_at, created_at) values
                    (-1, 'sole@example.jp', 'Sole', 'x', '', null, now()),
                    (-2, 'off@example.jp', 'Off', 'x', '', now(), now()),
                    (-3, 'plain@example.jp', 'Plain', 'x', '', null, now());
                insert into staff_role (staff_id, role) values (-1, 'MANAGE'), (-2, 'MANAGE'), (-3, 'OPERATE');
                insert into staff_recovery_code (id, staff_id, code_hash) values (-1, -1, 'x');
                insert into staff_passkey
                    (id, staff_id, credential_id, public_key, backup_eligible, sign_count, name, created_at)
                values (-1, -1, 'x', 'x', false, 0, 'x', now());
                insert into staff_session
                    (id, token_hash, staff_id, state, access_generation, started_at, last_used_at, expires_at)
                values (-1, 'x', -1, 'SIGNED_IN', 0, now(), now(), now() + interval '1 hour')""");
    }

    /** The sole manager's factors, access epoch, recovery codes, passkeys, sessions, links, and audit events. */
    private static String soleManager() throws Exception {
        return text("""
                select count(password_hash) || ' ' || max(access_generation)
                    || ' ' || (select count(*) from staff_recovery_code where staff_id = -1)
                    || ' ' || (select count(*) from staff_passkey where staff_id = -1)
                    || ' ' || (select count(*) from staff_session where staff_id = -1)
                    || ' ' || (select count(*) from staff_link where staff_id = -1)
                    || ' ' || (select count(*) from audit_event where staff_id = -1 and target_id = -1
                        and kind in ('STAFF_FACTORS_ENDED', 'STAFF_INVITED'))
                from staff where id = -1""");
    }

    /** The numbers of members, valid links and invitation events. */
    private static String counts() throws Exception {
        return text("""
                select (select count(*) from staff) || ' ' || (select count(*) from staff_link where expires_at > now())
                    || ' ' || (select count(*) from audit_event where kind = 'STAFF_INVITED' and staff_id is null)""");
    }

    private static String text(String sql) throws Exception {
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private static void execute(String sql) throws SQLException, java.io.IOException {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String command(Map<String, String> environment, String... arguments) throws Exception {
        return command(FirstAdministrator.class, environment, arguments);
    }

    private static String command(Class<?> main, Map<String, String> environment, String... arguments)
            throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                Folders.project().resolve("web/target/mypage/WEB-INF/lib") + "/*",
                main.getName()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().keySet().removeIf(name -> name.startsWith("MYPAGE_"));
        builder.environment().putAll(environment);
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() + " " + output.strip();
    }
}
