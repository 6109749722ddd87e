package mypage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import mypage.demo.DatabaseRole;
import mypage.platform.Check;
import mypage.platform.Finding;
import mypage.platform.Risk;
import mypage.platform.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command that checks an installation: with a real database, and a proxy and a mail server of this test. */
@Tag("C27")
class InstallationCheckTest {

    private static final String FORGED = "203.0.113.77";
    private static final String CLIENT = "192.0.2.5";

    @TempDir
    Path folder;

    private final Map<String, String> environment = new TreeMap<>(TestDatabase.DATABASE.environment());
    private HttpServer proxy;
    private ServerSocket mailServer;

    /** What the proxy adds, who it says the client is, and what it answers for the probes. */
    private final Map<String, String> headers = new TreeMap<>(Map.of(
            "Content-Security-Policy", "default-src 'none'",
            "X-Content-Type-Options", "nosniff",
            "Content-Encoding", "gzip",
            "Set-Cookie", "__Host-a=b; Path=/; Secure"));

    private String client = CLIENT;
    private int probes = 404;

    @BeforeEach
    void start() throws IOException {
        var keys = Files.writeString(folder.resolve("keys"), "k1 " + "A".repeat(43) + "=\n");
        Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("r--------"));
        proxy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        proxy.createContext("/", this::answer);
        proxy.start();
        mailServer = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::speakSmtp);
        environment.put("MYPAGE_PRIVACY_URL", "https://www.example.jp/privacy");
        environment.put("MYPAGE_SECRET_KEYS", keys.toString());
        environment.put(
                "MYPAGE_PUBLIC_URL", "http://127.0.0.1:" + proxy.getAddress().getPort());
        environment.put("MYPAGE_PROXIES", "192.0.2.10");
        environment.put("MYPAGE_SMTP_HOST", "127.0.0.1");
        environment.put("MYPAGE_SMTP_PORT", String.valueOf(mailServer.getLocalPort()));
        environment.put("MYPAGE_SMTP_USER", "relay");
        environment.put("MYPAGE_SMTP_PASSWORD", "secret-of-relay");
    }

    @AfterEach
    void stop() throws IOException {
        proxy.stop(0);
        mailServer.close();
    }

    @Test
    void onlyHttpAndSenderAreWrongWithASoundInstallationOfThisTest() {
        environment.put("MYPAGE_CHECK_RECIPIENT", "operator@example.org");

        List<Finding> findings = Check.findings(environment);

        assertEquals(
                List.of(
                        "sender: MYPAGE_MAIL_FROM has the domain localhost, which has no records",
                        "public URL: users come over plain HTTP, so browsers keep no cookie; MYPAGE_PUBLIC_URL"
                                + " has to be an https address"),
                todos(findings));
        String all = findings.toString();
        assertTrue(all.contains("the schema is that of this release"), all);
        assertTrue(all.contains("signed in as relay"), all);
        assertTrue(all.contains("accepted a mail to operator@example.org"), all);
        assertTrue(all.contains("new values are made with k1"), all);
        assertTrue(all.contains("the nodes see 192.0.2.5 as the address of this machine"), all);
        assertFalse(all.contains("secret-of-relay"), all);
    }

    @Test
    void aNodeFindsTheSameButTheAddressesOfClients() {
        List<Finding> expected = Check.findings(environment).stream()
                .filter(finding -> !finding.text().startsWith("settings: "))
                .filter(finding -> !finding.text().contains("the nodes see"))
                .filter(finding -> !finding.text().startsWith("delivery: "))
                .toList();
        Settings risky = new Settings() {
            @Override
            public Set<Risk> risks() {
                return Set.of(Risk.PLAIN_MAIL);
            }
        };

        List<Finding> found = Check.findingsOfNode(Check.reader(environment), List.of(risky));

        assertTrue(found.get(0).text().startsWith("settings: MYPAGE_SMTP_TLS is none"), found.toString());
        assertEquals(expected, found.subList(1, found.size()));
    }

    @Test
    void eachFaultHasALineThatSaysWhatToDo() throws Exception {
        Files.setPosixFilePermissions(folder.resolve("keys"), PosixFilePermissions.fromString("rw-r--r--"));
        environment.put("MYPAGE_OTP_VALIDTY", "PT10M");
        environment.put("MYPAGE_OTP_TRIES", "many");
        environment.put("MYPAGE_DB_PASSWORD", "wrong");
        environment.put("MYPAGE_SMTP_PASSWORD", "wrong");
        headers.put("Server", "Payara Server 7.1");
        headers.remove("Content-Encoding");
        headers.put("Set-Cookie", "route=1");
        probes = 200;

        String todos = String.join("\n", todos(Check.findings(withoutWaiting())));

        for (String part : List.of(
                "settings: MYPAGE_OTP_VALIDTY is not a setting",
                "settings: MYPAGE_OTP_TRIES is not a whole number",
                "keys: others may read or write the key file",
                "database: FATAL: password authentication failed",
                "AUTH was answered by \"535 no\"",
                "Server or X-Powered-By name software",
                "pages are not compressed",
                "a cookie lacks __Host- or Secure",
                "/metrics answers 200 to users")) {
            assertTrue(todos.contains(part), part + " is not in " + todos);
        }
    }

    @Test
    void aProxyThatHidesOrBelievesClientsIsFound() {
        client = "192.0.2.10";
        assertTrue(
                todos(Check.findings(environment)).toString().contains("all users seem to be 192.0.2.10, the proxy"));
        client = FORGED;
        assertTrue(todos(Check.findings(environment)).toString().contains("a client can choose its address"));
    }

    /** So that nobody waits for an event that a wrong password of the database keeps out of sight. */
    private Map<String, String> withoutWaiting() {
        client = "";
        return environment;
    }

    private static List<String> todos(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> !finding.isOk())
                .map(Finding::text)
                .collect(Collectors.toList());
    }

    private void answer(HttpExchange exchange) throws IOException {
        String request = Long.toHexString(System.nanoTime());
        headers.forEach(exchange.getResponseHeaders()::set);
        exchange.getResponseHeaders().set("X-Request-Id", request);
        int status = exchange.getRequestURI().getPath().equals("/seeker/login") ? 200 : probes;
        if (exchange.getRequestMethod().equals("POST")) {
            status = client.isEmpty() ? 500 : 403;
            record(request);
        }
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    /** As a node does. */
    private void record(String request) throws IOException {
        try (var connection = TestDatabase.DATABASE.connect(DatabaseRole.NODE);
                var insert = connection.prepareStatement("insert into audit_event (id, occurred_at, kind, outcome,"
                        + " client_address, request_id) values (nextval('id_seq'), now(), 'CROSS_SITE_REFUSED',"
                        + " 'FAILURE', ?, ?)")) {
            insert.setString(1, client);
            insert.setString(2, request);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    private void speakSmtp() {
        while (!mailServer.isClosed()) {
            try (var socket = mailServer.accept();
                    var input = socket.getInputStream()) {
                say(socket.getOutputStream(), "220 relay");
                for (String line = line(input); !line.isEmpty(); line = line(input)) {
                    say(socket.getOutputStream(), reply(line));
                }
            } catch (IOException e) {
                // The client has gone, or the test has ended.
            }
        }
    }

    private static String reply(String line) {
        String right = Base64.getEncoder().encodeToString("\0relay\0secret-of-relay".getBytes(StandardCharsets.UTF_8));
        if (line.startsWith("EHLO")) {
            return "250-relay\r\n250 AUTH PLAIN";
        }
        return line.startsWith("AUTH") && !line.equals("AUTH PLAIN " + right) ? "535 no" : "250 ok";
    }

    private static void say(OutputStream output, String line) throws IOException {
        output.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    private static String line(InputStream input) throws IOException {
        var line = new StringBuilder();
        for (int next = input.read(); next >= 0 && next != '\n'; next = input.read()) {
            line.append((char) next);
        }
        return line.toString().strip();
    }
}
