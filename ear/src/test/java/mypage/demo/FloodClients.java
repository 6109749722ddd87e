package mypage.demo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;

/**
 * Clients that flood a node, each on a virtual thread: when a connection has ended, for whatever reason, the client
 * opens the next one at once. The network of a client is what it claims in X-Forwarded-For.
 */
final class FloodClients {
    private static final int TIMEOUT_MILLIS = 60_000;
    private static final int BODY = 60_000;
    private static final int PIPELINED = 200;
    private static final Duration BETWEEN_BYTES = Duration.ofSeconds(5);

    /** Talks over one connection. */
    @FunctionalInterface
    interface Client {
        void talk(Socket socket) throws IOException, InterruptedException;
    }

    private final int port;
    private final String form;
    private final Map<String, AtomicLong> answers = new ConcurrentHashMap<>();
    private volatile boolean running;

    /** @param form a sign-in, with %s in place of the name before the @ */
    FloodClients(int port, String form) {
        this.port = port;
        this.form = form;
    }

    /** Floods for this long; returns what the clients got, in words. */
    String during(int clients, Duration duration, IntFunction<Client> client) throws InterruptedException {
        answers.clear();
        running = true;
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        for (int n = 0; n < clients; n++) {
            Client talker = client.apply(n);
            threads.submit(() -> endlessly(talker));
        }
        Thread.sleep(duration.toMillis());
        running = false;
        Map<String, AtomicLong> got = new TreeMap<>(answers);
        threads.shutdownNow();
        threads.awaitTermination(10, TimeUnit.SECONDS);
        return got.isEmpty() ? "–" : got.toString().replaceAll("[{}]", "").replace("=", " × ");
    }

    private void endlessly(Client client) {
        while (running) {
            try (Socket socket = connect()) {
                client.talk(socket);
            } catch (IOException e) {
                count("broken");
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        socket.connect(new InetSocketAddress("localhost", port), TIMEOUT_MILLIS);
        return socket;
    }

    /** Wrong passwords, each for another ID. */
    Client guesses(String address) {
        return socket -> count(guess(socket, address));
    }

    /** One password, and then nothing more. */
    Client oneGuess(String address) {
        return socket -> {
            count(guess(socket, address));
            Thread.sleep(Duration.ofMinutes(10));
        };
    }

    /** A body that never ends: one byte each five seconds. */
    Client slowBodies(String address) {
        return socket -> {
            socket.getOutputStream().write(post(address, BODY).getBytes(ISO_8859_1));
            socket.setSoTimeout((int) BETWEEN_BYTES.toMillis());
            while (running) {
                socket.getOutputStream().write('a');
                try {
                    count(status(socket));
                    return;
                } catch (java.net.SocketTimeoutException e) {
                    // Not closed yet.
                }
            }
        };
    }

    /** Asks for much each second and takes nothing. */
    Client slowReaders(String address) {
        return socket -> {
            String request = head("GET /assets/mypage.css HTTP/1.1", address) + "\r\n";
            while (running) {
                socket.getOutputStream().write(request.repeat(PIPELINED).getBytes(ISO_8859_1));
                Thread.sleep(Duration.ofSeconds(1));
            }
        };
    }

    void guess(String address) throws IOException {
        try (Socket socket = connect()) {
            guess(socket, address);
        }
    }

    void get(String address) throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream()
                    .write((head("GET /seeker/login HTTP/1.1", address) + "Connection: close\r\n\r\n")
                            .getBytes(ISO_8859_1));
            socket.getInputStream().readAllBytes();
        }
    }

    private String guess(Socket socket, String address) throws IOException {
        String body = form.replace("%25s", UUID.randomUUID().toString());
        socket.getOutputStream().write((post(address, body.length()) + body).getBytes(ISO_8859_1));
        String status = status(socket);
        socket.getInputStream().readAllBytes();
        return status;
    }

    private String post(String address, int length) {
        return head("POST /seeker/login HTTP/1.1", address)
                + "Connection: close\r\nOrigin: http://localhost:" + port
                + "\r\nSec-Fetch-Site: same-origin\r\nCookie: __Host-browser=BBBBBBBBBBBBBBBBBBBBBB"
                + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: " + length + "\r\n\r\n";
    }

    private String head(String line, String address) {
        return line + "\r\nHost: localhost:" + port + "\r\nX-Forwarded-For: " + address + "\r\n";
    }

    private static String status(Socket socket) throws IOException {
        byte[] start = socket.getInputStream().readNBytes(12);
        return start.length < 12 ? "closed" : new String(start, 9, 3, ISO_8859_1);
    }

    private void count(String answer) {
        answers.computeIfAbsent(answer, same -> new AtomicLong()).incrementAndGet();
    }
}
