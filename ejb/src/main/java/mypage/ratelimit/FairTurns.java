package mypage.ratelimit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * Lets few requests at once work on this node. While all turns are taken, others wait, and the next turn goes to the
 * network that used least of the node lately. So a network that asks for much, by however many connections, delays
 * itself and keeps nobody waiting who asks for little. Nothing is refused while a turn is free. When too many wait, the
 * one whose network used most is refused. Thread-safe.
 */
public final class FairTurns {

    /** Charged at the entry, so that a network with many waiting requests falls behind before the first one ends. */
    private static final long ADVANCE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    /** How many times as long a turn may take that has nothing to wait for. */
    private static final int WITHOUT_WAITING = 20;

    /** Between two looks of a worker that waits, when a turn has just become too long. */
    private static final long SHORTEST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

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

    /** All that uses the next three fields. */
    private final OneAtATime acts = new OneAtATime();

    private final Set<Turn> working = new LinkedHashSet<>();
    private final List<Waiter> waiting = new ArrayList<>();
    private final NetworkUse used;

    private volatile int waitingNow;
    /** When the oldest turn is given to another, in the clock's nanoseconds. */
    private volatile long longestTurnEnds;

    public FairTurns(Limits limits) {
        this(limits, System::nanoTime);
    }

    FairTurns(Limits limits, LongSupplier nanoTime) {
        this.limits = limits;
        this.nanoTime = nanoTime;
        this.used = new NetworkUse(limits.siteFactor());
    }

    /**
     * Waits for a turn; empty if there was none in time, or if the place was needed for a network that used less.
     *
     * @param network the range that the client's subscriber holds
     * @param site the larger range that its site may hold
     */
    public Optional<Turn> enter(String network, Optional<String> site) {
        Waiter waiter = new Waiter(network, site);
        run(() -> {
            waiter.charge(ADVANCE_NANOS);
            waiting.add(waiter);
            grant();
            refuseTheGreediest();
        });
        return waiter.await();
    }

    /** How many requests wait for a turn now. */
    public int waiting() {
        return waitingNow;
    }

    private void run(Runnable act) {
        acts.execute(() -> {
            act.run();
            waitingNow = waiting.size();
        });
    }

    private void grant() {
        long now = nanoTime.getAsLong();
        working.removeIf(turn -> turn.left(now) <= 0);
        while (working.size() < limits.turns() && !waiting.isEmpty()) {
            Waiter next = waiting.stream()
                    .min(Comparator.comparingDouble(waiter -> waiter.used(now)))
                    .orElseThrow();
            waiting.remove(next);
            Turn turn = new Turn(next, now);
            working.add(turn);
            next.decide(turn);
        }
        longestTurnEnds =
                now + working.stream().mapToLong(turn -> turn.left(now)).min().orElse(0);
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
            greediest.decide(null);
        }
    }

    /** A request that waits or works. */
    private final class Waiter {

        private final String network;
        private final Optional<String> site;
        private final Thread worker = Thread.currentThread();
        private Turn turn;
        private volatile boolean decided;

        Waiter(String network, Optional<String> site) {
            this.network = network;
            this.site = site;
        }

        /** Grants this turn, or refuses one. */
        void decide(Turn granted) {
            turn = granted;
            decided = true;
            LockSupport.unpark(worker);
        }

        Optional<Turn> await() {
            long deadline = nanoTime.getAsLong() + limits.longestWait().toNanos();
            boolean interrupted = false;
            boolean given = false;
            while (!decided) {
                long now = nanoTime.getAsLong();
                if (!given && (interrupted || deadline - now <= 0)) {
                    run(this::giveUp);
                    given = true;
                } else if (longestTurnEnds - now <= 0) {
                    // Not one act of each who waits, which would be more than can be run.
                    acts.executeIfIdle(FairTurns.this::grant);
                }
                // A turn may come to an end sooner than it seemed when the pause began.
                long pause = Math.min(limits.longestTurn().toNanos(), Math.min(deadline, longestTurnEnds) - now);
                pause = Math.max(SHORTEST_PAUSE_NANOS, pause);
                LockSupport.parkNanos(FairTurns.this, pause);
                interrupted |= Thread.interrupted();
            }
            if (interrupted) {
                worker.interrupt();
            }
            return Optional.ofNullable(turn);
        }

        private void giveUp() {
            waiting.remove(this);
            if (!decided) {
                decide(null);
            }
        }

        void charge(long nanos) {
            used.charge(network, site, nanos, nanoTime.getAsLong());
        }

        /** In nanoseconds of late. */
        double used(long now) {
            return used.of(network, site, now);
        }
    }

    /** Permission to work. To be closed when the work is done or begins to wait; closing it again does nothing. */
    public final class Turn implements AutoCloseable {

        private final Waiter holder;
        private final long since;
        private boolean mayWait;
        private boolean closed;

        private Turn(Waiter holder, long since) {
            this.holder = holder;
            this.since = since;
        }

        /**
         * Says that what follows may wait for something but a processor. Until then the turn is not given to another
         * for a long time: both would compete for the same, and all the more with each turn given away.
         */
        public void mayWait() {
            run(() -> {
                mayWait = true;
                grant();
            });
        }

        private long left(long now) {
            long longest = limits.longestTurn().toNanos();
            return since + (mayWait ? longest : longest * WITHOUT_WAITING) - now;
        }

        @Override
        public void close() {
            run(() -> {
                if (!closed) {
                    closed = true;
                    long worked = nanoTime.getAsLong() - since;
                    holder.charge(Math.min(worked, limits.longestTurn().toNanos()) - ADVANCE_NANOS);
                    working.remove(this);
                    grant();
                }
            });
        }
    }
}
