package mypage.it.node;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.util.List;
import mypage.it.AccountFixture;
import mypage.it.HttpVisitor;
import mypage.it.Site;
import mypage.it.TestBed;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The structure of the server's log. */
@ArquillianTest
@RunAsClient
@Tag("C27")
class LogHttpIT {

    /** Would make a separate record if it were ever written unescaped. */
    private static final String FORGED =
            "\"}\r\n{\"Level\":\"SEVERE\",\"LogMessage\":\"forged\",\"LoggerName\":\"forged\"}\r\n";

    @Test
    void requestsCannotForgeLogRecords() throws Exception {
        var visitor = TestBed.visitor().get(Site.SEEKER.login());
        visitor.submit(
                visitor.form(HttpVisitor.LOG_IN).type(HttpVisitor.ID, FORGED).type(HttpVisitor.PASSWORD, FORGED));
        assertEquals(200, visitor.status());
        String folded = FORGED.strip().replace("\r\n", "\r\n ");
        for (String path : List.of("/seeker/login", "/" + FORGED.replaceAll("\\s+", "%0D%0A"), "/%zz")) {
            send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nUser-Agent: " + folded + "\r\nCookie: a=" + folded
                    + "\r\nX-Request-Id: " + folded + "\r\nX-Forwarded-For: " + folded
                    + "\r\nConnection: close\r\n\r\n");
        }
        send(FORGED);

        var lines = LogLine.of(TestBed.serverLog());

        assertFalse(lines.isEmpty());
        assertFalse(lines.stream().anyMatch(line -> line.logger().equals("forged")));
    }

    private static String send(String request) throws IOException {
        try (var socket = new Socket(TestBed.url().getHost(), TestBed.url().getPort())) {
            socket.getOutputStream().write(request.getBytes(UTF_8));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    @Test
    @Tag("C26")
    void eachLineNamesItsRequest() throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        var visitor = TestBed.visitor().from("192.0.2.7").get(Site.SEEKER.login());
        visitor.submit(visitor.form(HttpVisitor.LOG_IN)
                .type(HttpVisitor.ID, account.email())
                .type(HttpVisitor.PASSWORD, "違う"));
        String id = visitor.answer().headers().firstValue("X-Request-Id").orElseThrow();

        List<LogLine> lines = LogLine.of(TestBed.serverLog());

        assertEquals(
                List.of("PASSWORD_REFUSED outcome=FAILURE account=" + account.id()
                        + " service=SEEKER client=192.0.2.7 request=" + id),
                lines.stream()
                        .filter(line -> line.thread().equals("request " + id))
                        .filter(line -> line.logger().equals("mypage.audit"))
                        .map(LogLine::message)
                        .toList());
        assertTrue(
                lines.stream().anyMatch(line -> !line.thread().startsWith("request")),
                "only lines logged during a request name one");
    }
}
