package mypage.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import mypage.it.TestBed;
import mypage.password.HashPriority;
import mypage.password.PasswordHasher;
import mypage.platform.Secrets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a guest of the demo changed can be set back. */
class DemoAccountsIT {

    @TempDir
    Path folder;

    @Test
    void everyAccountIsMadeAsItWasAtFirst() throws Exception {
        var secrets = new Secrets(SecretFile.keys(folder.resolve("keys")));
        // Nothing of it reaches the tests that share the database.
        try (Connection connection = TestBed.database().connect()) {
            connection.setAutoCommit(false);
            DemoAccounts.insert(connection);
            DemoStaff.insert(connection, secrets);
            run(
                    connection,
                    "update account set password_hash = 'another', locked_at = now() where email in ("
                            + "'seeker@example.jp', 'employer@example.jp', 'info@example.jp', 'demo@example.jp',"
                            + " 'demo-2@example.jp')");
            run(connection, "update account set closed_at = now() where email = 'employer@example.jp'");
            run(connection, "update account set password_hash = 'registered' where email = 'new@example.jp'");
            run(
                    connection,
                    "update staff set password_hash = 'another', disabled_at = now() where email = 'admin@example.jp'");
            run(
                    connection,
                    "delete from staff_role r using staff s where s.id = r.staff_id"
                            + " and s.email = 'admin@example.jp' and r.role = 'MANAGE'");

            DemoAccounts.restore(connection);
            DemoStaff.restore(connection, secrets);

            for (var account : DemoAccounts.ALL) {
                var hash = text(
                        connection,
                        "select password_hash from account "
                                + "where locked_at is null and closed_at is null and service = '"
                                + account.service() + "' and email = '" + account.email() + "'");
                assertTrue(
                        new PasswordHasher(1).matches(hash, DemoAccounts.PASSWORD, HashPriority.AT_ONCE),
                        account.toString());
            }
            assertEquals(
                    "3",
                    text(
                            connection,
                            "select count(*) from account where email = 'new@example.jp'"
                                    + " and password_hash is null and locked_at is null"));
            assertEquals(
                    "MANAGE",
                    text(
                            connection,
                            "select role from staff_role r join staff s on s.id = r.staff_id where r.role = 'MANAGE'"
                                    + " and s.email = 'admin@example.jp' and s.disabled_at is null"));
            connection.rollback();
        }
    }

    @Test
    void onlyTheButtonOfThePageDoesIt() throws Exception {
        var resets = new AtomicInteger();
        int port = Ports.free();
        try (var mail =
                new DemoMail(Ports.free()).resettingBy(resets::incrementAndGet).showAt(port)) {
            assertTrue(send(port, HttpRequest.newBuilder().GET()).body().contains("<button>"));
            assertEquals(403, send(port, post("cross-site")).statusCode());
            assertEquals(0, resets.get());
            assertEquals(303, send(port, post("same-origin")).statusCode());
            assertEquals(1, resets.get());
        }
        try (var mail = new DemoMail(Ports.free()).showAt(port)) {
            assertFalse(send(port, HttpRequest.newBuilder().GET()).body().contains("<button>"));
            assertEquals(403, send(port, post("same-origin")).statusCode());
        }
    }

    private static HttpRequest.Builder post(String from) {
        return HttpRequest.newBuilder().POST(BodyPublishers.noBody()).header("Sec-Fetch-Site", from);
    }

    private static HttpResponse<String> send(int port, HttpRequest.Builder request) throws Exception {
        var address = URI.create("http://localhost:" + port + "/");
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.uri(address).build(), BodyHandlers.ofString());
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertTrue(rows.next(), sql);
            return rows.getString(1);
        }
    }
}
