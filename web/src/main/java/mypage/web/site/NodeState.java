package mypage.web.site;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

/** Whether this node is about to stop, and how many requests it still works on. Thread-safe. */
@ApplicationScoped
public class NodeState {

    private static final Duration LOOK = Duration.ofMillis(50);

    private final AtomicInteger requests = new AtomicInteger();
    private volatile boolean stopping;

    void enter() {
        requests.incrementAndGet();
    }

    void leave() {
        requests.decrementAndGet();
    }

    boolean isStopping() {
        return stopping;
    }

    /**
     * From now on the node is stopping. It goes on serving for the whole wait, in which load balancers notice. Then it
     * finishes the requests at hand, but waits for them no longer than the patience.
     */
    void drain(Duration wait, Duration patience) throws InterruptedException {
        stopping = true;
        Thread.sleep(wait.toMillis());
        Instant deadline = Instant.now().plus(patience);
        while (requests.get() > 0 && Instant.now().isBefore(deadline)) {
            Thread.sleep(LOOK.toMillis());
        }
    }
}
