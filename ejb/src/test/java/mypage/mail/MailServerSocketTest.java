package mypage.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A mail server with several addresses, of which only some answer. */
class MailServerSocketTest {

    private static final int PORT = 25;

    private final List<FakeSocket> tried = new ArrayList<>();
    private InetAddress answers;

    @Test
    void theNextAddressIsTriedIfOneDoesNotAnswer() throws Exception {
        answers = address(3);

        assertSame(connect(1, 2, 3, 4), tried.get(2));

        assertEquals(List.of(address(1), address(2), address(3)), addresses());
        assertTrue(tried.get(0).isClosed() && tried.get(1).isClosed());
        assertFalse(tried.get(2).isClosed());
    }

    @Test
    void theLastFailureIsTold() throws Exception {
        var failure = assertThrows(ConnectException.class, () -> connect(1, 2));
        assertEquals(address(2) + " refused", failure.getMessage());
        assertTrue(tried.stream().allMatch(Socket::isClosed));
    }

    /**
     * Else the claim of a mail could end before its transfer. What one address does not use is left to the others. The
     * times are so long that a slow machine makes no difference.
     */
    @Test
    void allOfThemShareTheTime() {
        assertThrows(ConnectException.class, () -> connect(1, 2, 3, 4));
        assertEquals(Duration.ofHours(2), tried.get(0).within.plusMinutes(1).truncatedTo(ChronoUnit.HOURS));
        assertEquals(Duration.ofHours(8), tried.get(3).within.plusMinutes(1).truncatedTo(ChronoUnit.HOURS));
    }

    /** As when the node has too many files open. Callers treat it as a server that does not answer. */
    @Test
    void aSocketThatCannotBeMadeIsAFailureToConnect() throws Exception {
        var none = new SocketException("Too many open files");
        List<InetAddress> one = List.of(address(1));
        assertSame(
                none,
                assertThrows(
                        IOException.class,
                        () -> MailServerSocket.connect(one, PORT, Duration.ofSeconds(8), () -> {
                            throw none;
                        })));
    }

    private Socket connect(int... last) throws IOException {
        List<InetAddress> all = new ArrayList<>();
        for (int each : last) {
            all.add(address(each));
        }
        return MailServerSocket.connect(all, PORT, Duration.ofHours(8), FakeSocket::new);
    }

    private static InetAddress address(int last) throws IOException {
        return InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, (byte) last});
    }

    private List<InetAddress> addresses() {
        return tried.stream().map(socket -> socket.address).toList();
    }

    private final class FakeSocket extends Socket {

        private InetAddress address;
        private Duration within;

        FakeSocket() {
            tried.add(this);
        }

        @Override
        public void connect(SocketAddress to, int millis) throws IOException {
            address = ((InetSocketAddress) to).getAddress();
            within = Duration.ofMillis(millis);
            if (!address.equals(answers)) {
                throw new ConnectException(address + " refused");
            }
        }
    }
}
