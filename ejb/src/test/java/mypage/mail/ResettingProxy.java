package mypage.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Stands before a mail server and resets the first connection in which the client says something. */
final class ResettingProxy implements AutoCloseable {

    private final ServerSocket socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    private final int server;
    private final String said;
    private final boolean afterReply;
    private volatile boolean hasReset;

    /**
     * Starts it.
     *
     * @param said what the client must say
     * @param afterReply whether the server gets that and replies, and only the client does not hear it
     */
    ResettingProxy(int server, String said, boolean afterReply) throws IOException {
        this.server = server;
        this.said = said;
        this.afterReply = afterReply;
        Thread.ofVirtual().start(() -> {
            while (!socket.isClosed()) {
                accept();
            }
        });
    }

    int port() {
        return socket.getLocalPort();
    }

    boolean hasReset() {
        return hasReset;
    }

    private void accept() {
        try {
            Socket client = socket.accept();
            Socket behind = new Socket(InetAddress.getLoopbackAddress(), server);
            var muted = new boolean[1];
            Thread.ofVirtual().start(() -> replies(client, behind, muted));
            Thread.ofVirtual().start(() -> commands(client, behind, muted));
        } catch (IOException e) {
            // It was closed.
        }
    }

    private void commands(Socket client, Socket behind, boolean[] muted) {
        try (client;
                behind) {
            var heard = new StringBuilder();
            byte[] bytes = new byte[8192];
            InputStream in = client.getInputStream();
            for (int count = in.read(bytes); count > 0; count = in.read(bytes)) {
                heard.append(new String(bytes, 0, count, ISO_8859_1));
                boolean isTime = !hasReset && heard.indexOf(said) >= 0;
                muted[0] = isTime;
                if (!isTime || afterReply) {
                    behind.getOutputStream().write(bytes, 0, count);
                }
                if (isTime) {
                    Thread.sleep(afterReply ? 2000 : 0);
                    hasReset = true;
                    client.setSoLinger(true, 0);
                    return;
                }
            }
        } catch (IOException | InterruptedException e) {
            // One side is gone.
        }
    }

    private static void replies(Socket client, Socket behind, boolean[] muted) {
        try {
            byte[] bytes = new byte[8192];
            InputStream in = behind.getInputStream();
            for (int count = in.read(bytes); count > 0; count = in.read(bytes)) {
                if (!muted[0]) {
                    client.getOutputStream().write(bytes, 0, count);
                }
            }
            client.close();
        } catch (IOException e) {
            // One side is gone.
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
