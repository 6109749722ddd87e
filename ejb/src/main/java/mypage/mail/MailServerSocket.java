package mypage.mail;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Connects to a mail server whose name may stand for several addresses, of which some may be out of reach. */
final class MailServerSocket {

    private static final int SHORTEST_MILLIS = 1;

    /** Makes sockets that are not connected. */
    @FunctionalInterface
    interface Source<S extends Socket> {
        S open() throws IOException;
    }

    private MailServerSocket() {}

    /**
     * Tries the addresses in the order of the DNS, all of them within the time for a connection.
     *
     * @param sockets makes a new one for each address
     * @throws IOException why the last address did not answer, or why there is no socket
     */
    static <S extends Socket> S connect(SmtpSettings server, Source<S> sockets) throws IOException {
        return connect(List.of(InetAddress.getAllByName(server.host())), server.port(), server.connect(), sockets);
    }

    static <S extends Socket> S connect(List<InetAddress> addresses, int port, Duration within, Source<S> sockets)
            throws IOException {
        long deadline = System.nanoTime() + within.toNanos();
        IOException failure = null;
        for (int i = 0; i < addresses.size(); i++) {
            long share = (deadline - System.nanoTime()) / (addresses.size() - i);
            S socket = sockets.open();
            try {
                int millis = (int) TimeUnit.NANOSECONDS.toMillis(share);
                socket.connect(new InetSocketAddress(addresses.get(i), port), Math.max(SHORTEST_MILLIS, millis));
                return socket;
            } catch (IOException e) {
                socket.close();
                failure = e;
            }
        }
        throw failure;
    }
}
