package mypage.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/** Sends a request byte by byte, as no client library would, and holds the response. */
public record RawHttp(String head, String body) {

    /** Longer than any response takes; a server that waits for more of the request is not waited for. */
    private static final int TIMEOUT_MILLIS = 20_000;

    public static RawHttp send(URI server, byte[] request) throws IOException {
        return send(server, request, TIMEOUT_MILLIS);
    }

    public static RawHttp send(URI server, byte[] request, int timeoutMillis) throws IOException {
        try (var socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(timeoutMillis);
            return new RawHttp(exchange(socket, request));
        }
    }

    private RawHttp(String answer) {
        this(answer.split("\r\n\r\n", 2)[0], answer.contains("\r\n\r\n") ? answer.split("\r\n\r\n", 2)[1] : "");
    }

    private static String exchange(Socket socket, byte[] request) throws IOException {
        var answer = new java.io.ByteArrayOutputStream();
        try {
            socket.getOutputStream().write(request);
            for (int next = socket.getInputStream().read();
                    next >= 0;
                    next = socket.getInputStream().read()) {
                answer.write(next);
                answer.write(socket.getInputStream()
                        .readNBytes(socket.getInputStream().available()));
            }
        } catch (SocketTimeoutException | SocketException e) {
            // The server has sent all that it is going to send.
        }
        return answer.toString(UTF_8);
    }

    /** A well-formed request to our own host, on its own connection. */
    public static byte[] request(String line, String... headers) {
        return requestTo("localhost", line, headers);
    }

    public static byte[] requestTo(String host, String line, String... headers) {
        var end = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        return (line + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n" + end + "\r\n").getBytes(ISO_8859_1);
    }

    /** The status code, or 0 if there was no response. */
    public int status() {
        return head.matches("(?s)HTTP/1\\.1 \\d{3}.*") ? Integer.parseInt(head.substring(9, 12)) : 0;
    }

    public List<String> headers(String name) {
        return head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .toList();
    }

    public String header(String name) {
        return String.join(" and ", headers(name));
    }

    /** Whether the response reveals which software the server runs. */
    public boolean revealsServer() {
        return (head + body)
                        .matches("(?is).*(payara|glassfish|grizzly|mojarra|exception|\\bat [a-z]+\\."
                                + "|jakarta\\.(?!faces\\.ViewState)).*")
                || !headers("Server").isEmpty()
                || !headers("X-Powered-By").isEmpty();
    }

    @Override
    public String toString() {
        return head + "\n\n" + body;
    }
}
