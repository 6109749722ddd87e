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

/** Stands in front of the mail server and lets it be down, silent or slow, always on the same port. */
public final class MailGate implements AutoCloseable {

    private final int mailServer;
    private final int port;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private volatile Duration delay = Duration.ZERO;
    private volatile boolean silent;
    private volatile SmtpRefusal refusal;
    private ServerSocket door;
    private Thread doorman;

    public MailGate(int port, int mailServer) throws IOException {
        this.port = port;
        this.mailServer = mailServer;
        open();
    }

    public int port() {
        return port;
    }

    /** Connections are refused, also those that are there already end. */
    public void down() throws IOException {
        door.close();
        try {
            doorman.join();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        for (Socket connection : connections) {
            connection.close();
        }
    }

    /** Connections are accepted and never answered. */
    public void silent() throws IOException {
        up();
        silent = true;
    }

    /** Each connection waits this long for the server's greeting. */
    public void slow(Duration greetingAfter) throws IOException {
        up();
        delay = greetingAfter;
    }

    /** Takes no mail; answers so where it is to this recipient, and that others come later. */
    public void refuses(String recipient, String answer) throws IOException {
        up();
        refusal = new SmtpRefusal(recipient, answer);
    }

    /** As if the gate were not there; connections that got no answer so far are cut. */
    public void up() throws IOException {
        down();
        silent = false;
        refusal = null;
        delay = Duration.ZERO;
        open();
    }

    private void open() throws IOException {
        door = new ServerSocket();
        door.setReuseAddress(true);
        door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        ServerSocket current = door;
        doorman = daemon(() -> {
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
        if (refusal != null) {
            refusal.talk(client);
            return;
        }
        Thread.sleep(delay.toMillis());
        Socket server = new Socket(InetAddress.getLoopbackAddress(), mailServer);
        connections.add(server);
        daemon(() -> copy(server, client));
        copy(client, server);
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
                // A connection ended, as connections through a gate do.
            } catch (InterruptedException e) {
                throw new UncheckedIOException(new IOException(e));
            }
        });
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
