package mypage.httppost;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.inject.Instance;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mypage.TestContainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Posts to another system, on real beans without a server: in the thread of the test, unless it says otherwise. */
public abstract class HttpPostFixture {

    final TestContainer container = new TestContainer();
    final HttpPostTimer timer = timer(container);
    final HttpPostTransactions transactions = container.get(HttpPostTransactions.class);
    final HttpPostOutbox outbox = container.get(HttpPostOutbox.class);

    /** What the handler was told. */
    final List<String> noted = new ArrayList<>();

    final PostReceiver other = new PostReceiver();

    /** The payload is the address, and what is posted. */
    private final class ToAddress implements HttpPostHandler {

        @Override
        public String kind() {
            return "TEST";
        }

        @Override
        public Optional<HttpPostContent> content(String payload) {
            return payload.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new HttpPostContent(URI.create(payload), "text/plain", payload));
        }

        @Override
        public void sent(String payload) {
            noted.add("sent");
        }

        @Override
        public void givenUp(String payload) {
            noted.add("given up");
        }
    }

    @BeforeEach
    @SuppressWarnings("unchecked")
    void handle() {
        transactions.handlers = (Instance<HttpPostHandler>) Proxy.newProxyInstance(
                Instance.class.getClassLoader(),
                new Class<?>[] {Instance.class},
                (instance, method, arguments) -> Stream.of(new ToAddress()));
    }

    @AfterEach
    void close() {
        other.close();
        container.get(HttpPostTransport.class).close();
    }

    void enqueue(URI address) {
        outbox.enqueue("TEST", address, address.toString());
    }

    /** A look of the timer when what failed is due again. */
    void lookLater() {
        container.clock.pass(HttpPostTransactions.LONGEST_PAUSE);
        timer.look();
    }

    WaitingPosts waiting() {
        List<WaitingPosts> all = outbox.waiting();
        assertEquals(1, all.size(), all::toString);
        return all.get(0);
    }

    Optional<String> error() {
        return waiting().lastError();
    }

    /** Deletes what other tests have left. */
    public static HttpPostTimer timer(TestContainer container) {
        container.inTransaction(() ->
                container.entities().createNativeQuery("delete from http_post").executeUpdate());
        return container
                .with(ManagedExecutorService.class, (ManagedExecutorService) Proxy.newProxyInstance(
                        ManagedExecutorService.class.getClassLoader(),
                        new Class<?>[] {ManagedExecutorService.class},
                        (proxy, method, arguments) -> {
                            ((Runnable) arguments[0]).run();
                            return null;
                        }))
                .get(HttpPostTimer.class);
    }
}
