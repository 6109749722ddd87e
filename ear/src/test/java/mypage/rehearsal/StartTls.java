package mypage.rehearsal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** STARTTLS in front of a mail server that has none. The certificate can be changed at any time. Thread-safe. */
final class StartTls implements AutoCloseable {

    private final int server;
    private final ServerSocket listener;
    private volatile SSLContext certificate;

    /** @param server the port of the mail server */
    StartTls(int server, SSLContext certificate) throws IOException {
        this.server = server;
        this.certificate = certificate;
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.startVirtualThread(this::listen);
    }

    int port() {
        return listener.getLocalPort();
    }

    /** For new connections. */
    void use(SSLContext other) {
        certificate = other;
    }

    private void listen() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                Thread.startVirtualThread(() -> serve(client));
            } catch (IOException e) {
                // Closed, or a client that gave up.
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                Socket mail = new Socket(InetAddress.getLoopbackAddress(), server)) {
            reply(client, line(mail.getInputStream()));
            line(client.getInputStream());
            reply(client, "250-localhost\r\n250 STARTTLS");
            if (!line(client.getInputStream()).equals("STARTTLS")) {
                reply(client, "530 Must issue a STARTTLS command first");
                return;
            }
            reply(client, "220 go ahead");
            try (SSLSocket encrypted =
                    (SSLSocket) certificate.getSocketFactory().createSocket(client, null, client.getPort(), true)) {
                encrypted.setUseClientMode(false);
                encrypted.startHandshake();
                Thread.startVirtualThread(() -> copy(mail, encrypted));
                copy(encrypted, mail);
            }
        } catch (IOException e) {
            // The client does not trust us, or is gone.
        }
    }

    /** Until one of them is closed, and then closes both. */
    private static void copy(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // The other direction has closed them.
        }
    }

    private static void reply(Socket client, String text) throws IOException {
        client.getOutputStream().write((text + "\r\n").getBytes(US_ASCII));
    }

    /** Byte by byte, since what follows may be the handshake. */
    private static String line(InputStream input) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = input.read(); next != '\n'; next = input.read()) {
            if (next < 0) {
                throw new IOException("closed");
            }
            line.append((char) next);
        }
        return line.toString().strip();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
