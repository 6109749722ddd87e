package mypage.it.node;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import mypage.it.RawHttp;
import mypage.it.Site;

/** What the script for Payara Server promises, seen from outside. The tests on Payara Micro check the same there. */
record ConfiguredListener(int portBase) {

    /** On Linux this address reaches what listens on all addresses, but not what listens on 127.0.0.1 alone. */
    private static final String FROM_OUTSIDE = "127.0.0.2";

    private static final int PORTS = 100;

    /** Four times as many as Payara Server has threads by default. */
    private static final int SLOW_CLIENTS = 20;

    private static final Duration PROMPT = Duration.ofSeconds(5);
    private static final int DEADLINE_MILLIS = 30_000;

    void assertLikeMicro() throws IOException {
        assertOnlyTheApplicationListens();
        assertServerPagesAreClosed();
        assertHeadersOfMicro();
        assertManyThreadsAndDeadlines();
    }

    /** While MyPage is not deployed. */
    void assertNothingIsThere() throws IOException {
        for (var path : List.of("/", "/seeker/login", "/health/ready", "/index.html")) {
            var answer = send("GET " + path);
            assertEquals(404, answer.status(), path);
            assertFalse(answer.revealsServer(), path + answer);
        }
    }

    private void assertOnlyTheApplicationListens() {
        assertEquals(
                List.of(FullServer.HTTP),
                IntStream.range(0, PORTS).filter(this::isOpen).boxed().toList());
    }

    private boolean isOpen(int offset) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(FROM_OUTSIDE, portBase + offset), 1000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private void assertServerPagesAreClosed() throws IOException {
        for (var path : List.of("/health", "/metrics/base", "/openapi", "/ejb-invoker", "/nowhere")) {
            var answer = send("GET " + path);
            assertEquals(404, answer.status(), path);
            assertFalse(answer.revealsServer(), path + answer);
        }
        for (var path : List.of("/health/ready", "/metrics")) {
            assertEquals(200, send("GET " + path).status());
            assertEquals(404, send("GET " + path, "X-Forwarded-For: 192.0.2.1").status());
        }
        for (var line : List.of("TRACE /", "GET /%00")) {
            var answer = send(line);
            assertEquals("", answer.body(), line);
            assertFalse(answer.revealsServer(), line + answer);
        }
    }

    private void assertHeadersOfMicro() throws IOException {
        var page = send("GET " + Site.SEEKER.login(), "Accept-Encoding: gzip");
        assertEquals("gzip", page.header("Content-Encoding"), page.head());
        assertFalse(page.revealsServer(), page.head());
        var upgraded = send(
                "GET " + Site.SEEKER.login(),
                "Upgrade: h2c",
                "HTTP2-Settings: AAMAAABkAAQAAP__",
                "Connection: Upgrade");
        assertEquals(200, upgraded.status(), upgraded.head());
        for (var cookie : List.of("other=" + "x".repeat(13_000), "other=\u00e3\u0081\u0082")) {
            assertEquals(
                    200, send("GET " + Site.SEEKER.login(), "Cookie: " + cookie).status());
        }
    }

    private void assertManyThreadsAndDeadlines() throws IOException {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < SLOW_CLIENTS; i++) {
                slow.add(beginBody("198.51.100." + i));
            }
            var start = Instant.now();
            assertEquals(200, send("GET " + Site.SEEKER.login()).status());
            var elapsed = Duration.between(start, Instant.now());
            assertTrue(elapsed.compareTo(PROMPT) < 0, elapsed::toString);

            // The silent client's answer, or the end of the connection.
            slow.get(0).setSoTimeout(DEADLINE_MILLIS);
            slow.get(0).getInputStream().read();
        } finally {
            for (var socket : slow) {
                socket.close();
            }
        }
    }

    private Socket beginBody(String address) throws IOException {
        var socket = new Socket(FROM_OUTSIDE, port());
        var head = RawHttp.request(
                "POST " + Site.SEEKER.login(),
                "X-Forwarded-For: " + address,
                "Sec-Fetch-Site: same-origin",
                "Content-Type: application/x-www-form-urlencoded",
                "Content-Length: 300");
        socket.getOutputStream().write(head);
        socket.getOutputStream().write("a".getBytes(ISO_8859_1));
        return socket;
    }

    private RawHttp send(String line, String... headers) throws IOException {
        return RawHttp.send(URI.create("http://localhost:" + port()), RawHttp.request(line, headers));
    }

    private int port() {
        return portBase + FullServer.HTTP;
    }
}
