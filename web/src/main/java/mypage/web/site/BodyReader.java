package mypage.web.site;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import mypage.ratelimit.ConcurrencyLimit;
import mypage.ratelimit.NetworkUse;

/**
 * Lets workers of the server wait for bodies of requests, but few of them, fewer for one network, and each until a
 * deadline for the whole body. When no place is free, the oldest body gives way of the network that made workers wait
 * for longest lately, all its bodies together. So bodies that trickle never keep out those that arrive, however many
 * begin in a second. An interrupt ends the wait: it makes the server's read of the connection fail. See
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
     * @param givesWay whether a body gives way to that of a network that used less
     */
    record Limits(int places, int perNetwork, Duration patience, int bytesPerSecond, boolean givesWay) {

        Duration deadline(long bytes) {
            return patience.plusSeconds(bytes / bytesPerSecond);
        }
    }

    /** Charged at the beginning, so that a network with many bodies falls behind before the first one ends. */
    private static final long ADVANCE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private final Limits limits;
    private final ConcurrencyLimit networks;
    private final Deadlines deadlines;
    private final Set<Wait> waits = new LinkedHashSet<>();
    private final NetworkUse used;

    /** @param siteFactor how many times as much a site may use as a subscriber */
    BodyReader(Limits limits, int siteFactor, Deadlines deadlines) {
        this.limits = limits;
        this.used = new NetworkUse(siteFactor);
        this.networks = new ConcurrencyLimit(Integer.MAX_VALUE, limits.perNetwork());
        this.deadlines = deadlines;
    }

    /**
     * Reads a body of this size on the calling thread.
     *
     * @param network the range that the client's subscriber holds
     * @param site the larger range that its site may hold
     * @return false if there was no place, or if the body did not arrive in time or gave way
     */
    boolean read(String network, Optional<String> site, long bytes, Body body) throws IOException, ServletException {
        if (networks.enter(network) != ConcurrencyLimit.Entry.ENTERED) {
            return false;
        }
        try {
            Wait wait = new Wait(network, site);
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
                long now = System.nanoTime();
                charge(wait, now);
                used.charge(wait.network, wait.site, -ADVANCE_NANOS, now);
            }
        }
    }

    private boolean begin(Wait wait) {
        synchronized (waits) {
            long now = System.nanoTime();
            used.charge(wait.network, wait.site, ADVANCE_NANOS, now);
            wait.chargedUntil = now;
            if (waits.size() >= limits.places() && !(limits.givesWay() && makesRoom(wait, now))) {
                return false;
            }
            return waits.add(wait);
        }
    }

    private boolean makesRoom(Wait wait, long now) {
        // Otherwise a network would be charged only for the bodies that have ended.
        waits.forEach(other -> charge(other, now));
        Wait greediest = waits.stream()
                .max(Comparator.comparingDouble(other -> used(other, now)))
                .orElseThrow();
        if (used(greediest, now) < used(wait, now)) {
            return false;
        }
        greediest.end();
        return waits.remove(greediest);
    }

    /** Charges what it waited and is not charged yet. */
    private void charge(Wait wait, long until) {
        used.charge(wait.network, wait.site, until - wait.chargedUntil, until);
        wait.chargedUntil = until;
    }

    private double used(Wait wait, long now) {
        return used.of(wait.network, wait.site, now);
    }

    /** A worker that waits. */
    private static final class Wait {

        private final String network;
        private final Optional<String> site;
        private final Thread worker = Thread.currentThread();
        private long chargedUntil;
        private boolean ended;
        private boolean finished;

        Wait(String network, Optional<String> site) {
            this.network = network;
            this.site = site;
        }

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
