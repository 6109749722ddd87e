package mypage.it.site;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import mypage.it.AccountFixture;
import mypage.it.Await;
import mypage.it.Site;
import mypage.it.TestBed;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Bodies that trickle hold few workers of the server, and none for long. */
@ArquillianTest
@RunAsClient
@Tag("C23")
class SlowBodyHttpIT {

    /** More than the server has workers. */
    private static final int MANY = 260;

    /** Less than they waited before there was a deadline for whole bodies. */
    private static final Duration PROMPT = Duration.ofSeconds(8);

    @Test
    void othersSignInBesideThemAndEachEndsAtItsDeadline() throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        List<Socket> trickling = new ArrayList<>();
        try {
            for (int i = 0; i < MANY; i++) {
                trickling.add(begin("198.51.100." + i % 256));
                // All at once, they might fill the queue for turns, whose limit other tests are about.
                Thread.sleep(5);
            }
            var start = Instant.now();
            var visitor = TestBed.visitor().submitPassword(account);
            assertTrue(visitor.isAt(Site.SEEKER.otp()), visitor::text);
            var elapsed = Duration.between(start, Instant.now());
            assertTrue(elapsed.compareTo(PROMPT) < 0, elapsed::toString);

            assertEquals("408", ending(lastThatWaits(trickling)));
        } finally {
            for (Socket socket : trickling) {
                socket.close();
            }
        }
    }

    @Test
    void aNetworkHasFewPlaces() throws Exception {
        List<Socket> trickling = new ArrayList<>();
        try {
            for (int i = 0; i < 17; i++) {
                trickling.add(begin("203.0.113.7"));
            }
            var start = Instant.now();

            Await.until("one of them is refused", () -> answered(trickling) == 1);
            var elapsed = Duration.between(start, Instant.now());
            assertTrue(elapsed.compareTo(PROMPT) < 0, elapsed::toString);
        } finally {
            for (Socket socket : trickling) {
                socket.close();
            }
        }
    }

    /** While all turns are taken, the site that asks for so much may be refused some: those have their answer. */
    private static Socket lastThatWaits(List<Socket> sockets) throws IOException {
        Socket last = null;
        for (Socket socket : sockets) {
            last = socket.getInputStream().available() > 0 ? last : socket;
        }
        return Objects.requireNonNull(last, "a body that is waited for");
    }

    private static long answered(List<Socket> sockets) throws IOException {
        long answered = 0;
        for (Socket socket : sockets) {
            answered += socket.getInputStream().available() > 0 ? 1 : 0;
        }
        return answered;
    }

    /** Sends the headers and one byte. */
    private static Socket begin(String address) throws IOException {
        var socket = new Socket(TestBed.url().getHost(), TestBed.url().getPort());
        socket.getOutputStream()
                .write(("POST /seeker/login HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: " + address
                                + "\r\nSec-Fetch-Site: same-origin\r\nContent-Length: 300"
                                + "\r\nContent-Type: application/x-www-form-urlencoded\r\n\r\na")
                        .getBytes(ISO_8859_1));
        return socket;
    }

    /** Goes on with a byte a second; returns the status with which the server refuses the body. */
    private static String ending(Socket socket) throws IOException {
        socket.setSoTimeout(1000);
        for (int seconds = 0; seconds < 25; seconds++) {
            try {
                var start = new String(socket.getInputStream().readNBytes(12), ISO_8859_1);
                return start.length() < 12 ? "closed" : start.substring(9);
            } catch (SocketTimeoutException e) {
                socket.getOutputStream().write('a');
            }
        }
        return "no answer";
    }
}
