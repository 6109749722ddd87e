package mypage.web.site;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Future;
import mypage.ratelimit.ConcurrencyLimit;

/**
 * Lets workers of the server wait for bodies of requests, but few of them, fewer for one network, and each until a
 * deadline for the whole body. When no place is free, the body that has waited longest gives way. So bodies that trickle
 * never keep out those that arrive. An interrupt ends the wait: it makes the server's read of the connection fail. See
 * docs/decisions/20-waits.md. Thread-safe.
 */
final class BodyReader {

    /** Reads the body. */
    @FunctionalInterface
    interface Body {
        void read() throws IOException, ServletException;
    }

    /**
     * How long bodies are waited for.
     *
     * @param places workers that wait at once
     * @param perNetwork of these, for bodies from one network
     * @param patience for any body, and for each {@code bytesPerSecond} of its size a second more
     * @param sure for this long a body does not give way to others
     */
    record Limits(int places, int perNetwork, Duration patience, int bytesPerSecond, Duration sure) {

        Duration deadline(long bytes) {
            return patience.plusSeconds(bytes / bytesPerSecond);
        }
    }

    private final Limits limits;
    private final ConcurrencyLimit networks;
    private final Deadlines deadlines;
    private final Set<Wait> waits = new LinkedHashSet<>();

    BodyReader(Limits limits, Deadlines deadlines) {
        this.limits = limits;
        this.networks = new ConcurrencyLimit(Integer.MAX_VALUE, limits.perNetwork());
        this.deadlines = deadlines;
    }

    /**
     * Reads a body of this size on the calling thread.
     *
     * @return false if there was no place, or if the body did not arrive in time or gave way
     */
    boolean read(String network, long bytes, Body body) throws IOException, ServletException {
        if (networks.enter(network) != ConcurrencyLimit.Entry.ENTERED) {
            return false;
        }
        try {
            Wait wait = new Wait();
            return begin(wait) && read(wait, limits.deadline(bytes), body);
        } finally {
            networks.leave(network);
        }
    }

    private boolean read(Wait wait, Duration deadline, Body body) throws IOException, ServletException {
        Future<?> end = deadlines.after(deadline, wait::end);
        try {
            body.read();
            return wait.finish();
        } catch (IOException | RuntimeException e) {
            if (wait.finish()) {
                throw e;
            }
            return false;
        } finally {
            wait.finish();
            end.cancel(false);
            synchronized (waits) {
                waits.remove(wait);
            }
        }
    }

    private boolean begin(Wait wait) {
        synchronized (waits) {
            if (waits.size() >= limits.places()) {
                Wait oldest = waits.iterator().next();
                if (wait.since - oldest.since < limits.sure().toNanos()) {
                    return false;
                }
                waits.remove(oldest);
                oldest.end();
            }
            return waits.add(wait);
        }
    }

    /** A worker that waits. */
    private static final class Wait {

        private final Thread worker = Thread.currentThread();
        private final long since = System.nanoTime();
        private boolean ended;
        private boolean finished;

        synchronized void end() {
            if (!finished) {
                ended = true;
                worker.interrupt();
            }
        }

        /** Returns whether the wait was not ended from outside; the worker is not interrupted any more. */
        synchronized boolean finish() {
            if (!finished && ended) {
                Thread.interrupted();
            }
            finished = true;
            return !ended;
        }
    }
}
