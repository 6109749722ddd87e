package mypage.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A policy server of Postfix (SMTPD_POLICY_README) that refuses each recipient once. */
final class GreylistPolicy implements AutoCloseable {

    static final int PORT = 25199;

    private final ServerSocket socket = new ServerSocket(PORT, 10, InetAddress.getLoopbackAddress());
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    GreylistPolicy() throws IOException {
        Thread.ofVirtual().start(() -> {
            while (!socket.isClosed()) {
                accept();
            }
        });
    }

    private void accept() {
        try {
            Socket postfix = socket.accept();
            Thread.ofVirtual().start(() -> judge(postfix));
        } catch (IOException e) {
            // It was closed.
        }
    }

    private void judge(Socket postfix) {
        try (postfix;
                var lines = new BufferedReader(new InputStreamReader(postfix.getInputStream()))) {
            String recipient = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("recipient=")) {
                    recipient = line;
                }
                if (line.isEmpty()) {
                    String action = known.add(recipient) ? "450 4.2.0 Greylisted" : "permit";
                    postfix.getOutputStream().write(("action=" + action + "\n\n").getBytes(StandardCharsets.US_ASCII));
                }
            }
        } catch (IOException e) {
            // Postfix is gone.
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
