package mypage.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A proxy in front of the mail server that can make it unreachable, silent or slow, always on the same port. */
public final class MailGate implements AutoCloseable {

    private final int mailServerPort;
    private final int port;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private volatile Duration delay = Duration.ZERO;
    private volatile boolean silent;
    private volatile SmtpRejection rejection;
    private ServerSocket server;
    private Thread acceptor;

    public MailGate(int port, int mailServerPort) throws IOException {
        this.port = port;
        this.mailServerPort = mailServerPort;
        open();
    }

    public int port() {
        return port;
    }

    /** Refuses connections and closes those that are open. */
    public void down() throws IOException {
        server.close();
        try {
            acceptor.join();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        for (Socket connection : connections) {
            connection.close();
        }
    }

    /** Accepts connections and never answers. */
    public void silent() throws IOException {
        up();
        silent = true;
    }

    /** Delays the greeting of each connection by this time. */
    public void slow(Duration greetingAfter) throws IOException {
        up();
        delay = greetingAfter;
    }

    /** Accepts no mail: rejects this recipient with this answer, and all others temporarily. */
    public void rejects(String recipient, String answer) throws IOException {
        up();
        rejection = new SmtpRejection(recipient, answer);
    }

    /** Passes everything through again; closes connections that are still open. */
    public void up() throws IOException {
        down();
        silent = false;
        rejection = null;
        delay = Duration.ZERO;
        open();
    }

    private void open() throws IOException {
        server = new ServerSocket();
        server.setReuseAddress(true);
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        ServerSocket current = server;
        acceptor = daemon(() -> {
            while (!current.isClosed()) {
                Socket client = current.accept();
                connections.add(client);
                daemon(() -> serve(client));
            }
        });
    }

    @Override
    public void close() throws IOException {
        down();
    }

    private void serve(Socket client) throws IOException, InterruptedException {
        if (silent) {
            return;
        }
        if (rejection != null) {
            rejection.talk(client);
            return;
        }
        Thread.sleep(delay.toMillis());
        Socket upstream = new Socket(InetAddress.getLoopbackAddress(), mailServerPort);
        connections.add(upstream);
        daemon(() -> copy(upstream, client));
        copy(client, upstream);
    }

    private void copy(Socket from, Socket to) throws IOException {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } finally {
            connections.remove(from);
            connections.remove(to);
        }
    }

    private interface Task {
        void run() throws IOException, InterruptedException;
    }

    private static Thread daemon(Task task) {
        var thread = new Thread(() -> {
            try {
                task.run();
            } catch (IOException e) {
                // The connection was closed, which is normal here.
            } catch (InterruptedException e) {
                throw new UncheckedIOException(new IOException(e));
            }
        });
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
