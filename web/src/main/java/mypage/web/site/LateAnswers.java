package mypage.web.site;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/**
 * Holds refusals back for a while, so that a client that tries again at once can't keep the node busy with them. Such
 * an answer holds a connection and its few kilobytes, but no worker. Beyond {@link #MOST}, answers go out at once.
 * Each is sent on a virtual thread, since a client that takes nothing makes the sender wait.
 */
@ApplicationScoped
public class LateAnswers {

    static final int MOST = 2000;
    private static final Duration DELAY = Duration.ofSeconds(2);
    private static final Duration PAUSE = Duration.ofSeconds(30);
    private static final ThreadLocal<Boolean> CLOSING = ThreadLocal.withInitial(() -> false);

    private final Semaphore places = new Semaphore(MOST);
    private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();

    @Inject
    Deadlines deadlines;

    /** Sends what was written so far after the delay. Nothing may be written afterwards. */
    void holdBack(HttpServletRequest request) {
        if (request.isAsyncSupported() && places.tryAcquire()) {
            AsyncContext answer = request.startAsync();
            // Longer than the delay: only a node that is about to stop never runs the task.
            answer.setTimeout(DELAY.multipliedBy(10).toMillis());
            boolean closing = !Turns.has(request);
            deadlines.after(DELAY, () -> send(answer, closing));
        }
    }

    private void send(AsyncContext answer, boolean closing) {
        senders.execute(() -> {
            CLOSING.set(closing);
            try {
                answer.complete();
            } finally {
                places.release();
            }
        });
    }

    /**
     * Whether this thread has just sent a late answer that closes the connection. The server goes on nevertheless, on
     * this thread, with the requests that the client has sent ahead. Neither browsers nor proxies send ahead.
     */
    static boolean closedHere() {
        return CLOSING.get();
    }

    /** Makes a client that sends ahead wait, on a thread that costs nothing, before its next request is refused. */
    static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @PreDestroy
    void stop() {
        senders.shutdownNow();
    }
}
