package mypage.demo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A mail server that replies late, accepts every mail and keeps none. */
public final class SlowMailServer implements AutoCloseable {
    final AtomicInteger connections = new AtomicInteger();
    final AtomicInteger mails = new AtomicInteger();
    final Set<String> recipients = ConcurrentHashMap.newKeySet();
    volatile Duration latency = Duration.ZERO;

    private final ServerSocket server;
    private final Reader reader;

    /** Sees each mail as it was sent, headers and all. */
    public interface Reader {
        void read(String recipient, String mail);
    }

    SlowMailServer() throws IOException {
        this((recipient, mail) -> {});
    }

    public SlowMailServer(Reader reader) throws IOException {
        this.reader = reader;
        server = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> {
            while (!server.isClosed()) {
                accept();
            }
        });
    }

    public int port() {
        return server.getLocalPort();
    }

    private void accept() {
        try {
            Socket client = server.accept();
            connections.incrementAndGet();
            Thread.ofVirtual().start(() -> talk(client));
        } catch (IOException e) {
            // The server was closed.
        }
    }

    private void talk(Socket client) {
        try (client;
                BufferedReader lines = new BufferedReader(new InputStreamReader(client.getInputStream(), ISO_8859_1))) {
            client.setTcpNoDelay(true);
            say(client, "220 slow");
            String recipient = "";
            for (String line = lines.readLine(); line != null && !line.equals("QUIT"); line = lines.readLine()) {
                if (line.startsWith("RCPT")) {
                    recipient = line.replaceAll(".*<(.*)>.*", "$1");
                }
                say(client, line.equals("DATA") ? "354 go on" : "250 ok");
                if (line.equals("DATA")) {
                    String mail = mail(lines);
                    say(client, "250 taken");
                    reader.read(recipient, mail);
                    recipients.add(recipient);
                    mails.incrementAndGet();
                }
            }
        } catch (IOException | InterruptedException e) {
            // The client is gone.
        }
    }

    private static String mail(BufferedReader lines) throws IOException {
        StringBuilder mail = new StringBuilder();
        for (String line = lines.readLine(); !".".equals(line); line = lines.readLine()) {
            if (line == null) {
                throw new EOFException("half a mail");
            }
            mail.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
        }
        return mail.toString();
    }

    private void say(Socket client, String line) throws IOException, InterruptedException {
        Thread.sleep(latency);
        client.getOutputStream().write((line + "\r\n").getBytes(ISO_8859_1));
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
