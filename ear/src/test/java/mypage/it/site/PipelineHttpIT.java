package mypage.it.site;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import mypage.it.Await;
import mypage.it.TestBed;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Clients of one network that send many requests ahead over many connections delay only themselves. */
@ArquillianTest
@RunAsClient
@Tag("C23")
class PipelineHttpIT {

    /** As many as may wait for a turn, so that none is refused. */
    private static final int CONNECTIONS = 60;

    private static final int AHEAD = 100;
    private static final int SAMPLES = 9;

    private final AtomicLong answered = new AtomicLong();

    /** Counts answers, not time: how fast this machine is does not matter. */
    @Test
    void aQuietNetworkIsAnsweredBeforeMostOfAFlood() throws Exception {
        List<Socket> flood = new ArrayList<>();
        try {
            for (int i = 0; i < CONNECTIONS; i++) {
                flood.add(send("192.0.2.77", AHEAD));
            }
            for (Socket socket : flood) {
                Thread.ofVirtual().start(() -> count(socket));
            }
            Await.until("the flood is under way", () -> answered.get() > CONNECTIONS);

            List<Long> meanwhile = new ArrayList<>();
            for (int i = 0; i < SAMPLES; i++) {
                long before = answered.get();
                try (Socket quiet = send("203.0.113.10" + i, 1)) {
                    assertTrue(reader(quiet).readLine().startsWith("HTTP/1.1 200"));
                }
                meanwhile.add(answered.get() - before);
            }
            assertTrue(answered.get() < CONNECTIONS * AHEAD, "the flood has ended too early");
            meanwhile.sort(null);
            assertTrue(meanwhile.get(SAMPLES / 2) < CONNECTIONS / 2, meanwhile::toString);
        } finally {
            for (Socket socket : flood) {
                socket.close();
            }
        }
    }

    private static Socket send(String address, int requests) throws IOException {
        var socket = new Socket(TestBed.url().getHost(), TestBed.url().getPort());
        socket.getOutputStream()
                .write(("GET /assets/mypage.js HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: " + address + "\r\n\r\n")
                        .repeat(requests)
                        .getBytes(ISO_8859_1));
        return socket;
    }

    private void count(Socket socket) {
        try {
            var answers = reader(socket);
            for (var line = answers.readLine(); line != null; line = answers.readLine()) {
                if (line.startsWith("HTTP/1.1 200")) {
                    answered.incrementAndGet();
                }
            }
        } catch (IOException e) {
            // Closed at the end of the test.
        }
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
    }
}
