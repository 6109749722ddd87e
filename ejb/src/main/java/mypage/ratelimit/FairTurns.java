package mypage.ratelimit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Lets few requests at once work on this node. While all turns are taken, others wait, and the next turn goes to the
 * network that used least of the node lately. So a network that asks for much, by however many connections, delays
 * itself and keeps nobody waiting who asks for little. Nothing is refused while a turn is free. When too many wait, the
 * one whose network used most is refused. Thread-safe.
 */
public final class FairTurns {

    /** What a network used is half forgotten after this time. */
    private static final double HALF_LIFE_NANOS = TimeUnit.SECONDS.toNanos(10);

    /** Charged at the entry, so that a network with many waiting requests falls behind before the first one ends. */
    private static final long ADVANCE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private static final int NETWORKS_REMEMBERED = 10_000;

    /**
     * Limits.
     *
     * @param turns requests that work at once
     * @param waiting requests that wait for a turn, each on a worker of the server
     * @param longestWait for a turn
     * @param longestTurn after which a turn is given to another: a request that takes longer waits for something itself
     * @param siteFactor how many times as much a site may use as a subscriber, before it falls behind as a whole
     */
    public record Limits(int turns, int waiting, Duration longestWait, Duration longestTurn, int siteFactor) {}

    private final Limits limits;
    private final LongSupplier nanoTime;
    private final ReentrantLock lock = new ReentrantLock();
    private final Set<Turn> working = new LinkedHashSet<>();
    private final List<Waiter> waiting = new ArrayList<>();
    private final Map<String, Used> used = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Used> eldest) {
            return size() > NETWORKS_REMEMBERED;
        }
    };

    public FairTurns(Limits limits) {
        this(limits, System::nanoTime);
    }

    FairTurns(Limits limits, LongSupplier nanoTime) {
        this.limits = limits;
        this.nanoTime = nanoTime;
    }

    /**
     * Waits for a turn; empty if there was none in time, or if the place was needed for a network that used less.
     *
     * @param network the range that the client's subscriber holds
     * @param site the larger range that its site may hold
     */
    public Optional<Turn> enter(String network, Optional<String> site) {
        lock.lock();
        try {
            Waiter waiter = new Waiter(network, site);
            waiter.charge(ADVANCE_NANOS);
            waiting.add(waiter);
            grant();
            refuseTheGreediest();
            await(waiter);
            waiting.remove(waiter);
            return Optional.ofNullable(waiter.turn);
        } finally {
            lock.unlock();
        }
    }

    /** How many requests wait for a turn now. */
    public int waiting() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    private void await(Waiter waiter) {
        long deadline = nanoTime.getAsLong() + limits.longestWait().toNanos();
        try {
            for (long left = limits.longestWait().toNanos();
                    waiter.turn == null && !waiter.refused && left > 0;
                    left = deadline - nanoTime.getAsLong()) {
                waiter.decided.awaitNanos(Math.min(left, untilATurnIsTooLong()));
                grant();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private long untilATurnIsTooLong() {
        return working.iterator().next().since + limits.longestTurn().toNanos() - nanoTime.getAsLong();
    }

    private void grant() {
        long now = nanoTime.getAsLong();
        working.removeIf(turn -> now - turn.since >= limits.longestTurn().toNanos());
        while (working.size() < limits.turns() && !waiting.isEmpty()) {
            Waiter next = waiting.stream()
                    .min(Comparator.comparingDouble(waiter -> waiter.used(now)))
                    .orElseThrow();
            waiting.remove(next);
            next.turn = new Turn(next, now);
            working.add(next.turn);
            next.decided.signal();
        }
    }

    private void refuseTheGreediest() {
        if (waiting.size() > limits.waiting()) {
            long now = nanoTime.getAsLong();
            Waiter greediest = waiting.get(0);
            for (Waiter waiter : waiting) {
                if (waiter.used(now) >= greediest.used(now)) {
                    greediest = waiter;
                }
            }
            waiting.remove(greediest);
            greediest.refused = true;
            greediest.decided.signal();
        }
    }

    /** A request that waits or works. */
    private final class Waiter {

        private final String network;
        private final Optional<String> site;
        private final Condition decided = lock.newCondition();
        private Turn turn;
        private boolean refused;

        Waiter(String network, Optional<String> site) {
            this.network = network;
            this.site = site;
        }

        void charge(long nanos) {
            long now = nanoTime.getAsLong();
            used.computeIfAbsent(network, same -> new Used()).add(nanos, now);
            site.ifPresent(
                    range -> used.computeIfAbsent(range, same -> new Used()).add(nanos, now));
        }

        /** In nanoseconds of late. */
        double used(long now) {
            double ofSite = site.map(used::get).map(range -> range.at(now)).orElse(0.0) / limits.siteFactor();
            return Math.max(
                    ofSite,
                    Optional.ofNullable(used.get(network))
                            .map(range -> range.at(now))
                            .orElse(0.0));
        }
    }

    /** What one range used of late. */
    private static final class Used {

        private double nanos;
        private long since;

        void add(long more, long now) {
            nanos = Math.max(0, at(now) + more);
            since = now;
        }

        double at(long now) {
            return nanos * Math.pow(0.5, (now - since) / HALF_LIFE_NANOS);
        }
    }

    /** Permission to work. To be closed when the work is done or begins to wait; closing it again does nothing. */
    public final class Turn implements AutoCloseable {

        private final Waiter holder;
        private final long since;
        private boolean closed;

        private Turn(Waiter holder, long since) {
            this.holder = holder;
            this.since = since;
        }

        @Override
        public void close() {
            lock.lock();
            try {
                if (!closed) {
                    closed = true;
                    long worked = nanoTime.getAsLong() - since;
                    holder.charge(Math.min(worked, limits.longestTurn().toNanos()) - ADVANCE_NANOS);
                    working.remove(this);
                    grant();
                }
            } finally {
                lock.unlock();
            }
        }
    }
}
