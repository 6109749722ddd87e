package mypage.httppost;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/** Another system on this machine: keeps what is posted to it, and answers as a test wants. */
public final class PostReceiver implements AutoCloseable {

    /** How it answers. */
    public interface Behaviour {
        void answer(HttpExchange exchange) throws Exception;
    }

    /** The bodies of the posts. */
    public final BlockingQueue<String> posts = new LinkedBlockingQueue<>();

    /** The headers of the posts. */
    public final BlockingQueue<Headers> headers = new LinkedBlockingQueue<>();

    private final HttpServer server;
    private volatile Behaviour behaviour = status(200);

    public PostReceiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    public static Behaviour status(int status) {
        return exchange -> exchange.sendResponseHeaders(status, -1);
    }

    public PostReceiver answering(Behaviour next) {
        behaviour = next;
        return this;
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/logout");
    }

    private void handle(HttpExchange exchange) throws IOException {
        headers.add(exchange.getRequestHeaders());
        posts.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        try {
            behaviour.answer(exchange);
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            exchange.close();
        }
    }

    /** From now on, nobody listens there. */
    @Override
    public void close() {
        server.stop(0);
    }
}
