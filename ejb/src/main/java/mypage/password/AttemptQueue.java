package mypage.password;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import mypage.password.PlaceResult.Crowded;
import mypage.password.PlaceResult.Place;
import mypage.ratelimit.ConcurrencyLimit;

/**
 * Lets password attempts in, so that unknown devices, however many, never keep known ones waiting (ASVS 6.1.1). An
 * attempt from an unknown device holds a turn for as long as its whole request runs. A quarter of the password hashes
 * of the node, and at least one if it has two, are never theirs. Few of them wait for a turn, fewer from one network,
 * and the rest is refused at once. An attempt from a known device needs no turn. Counts on this node only. Thread-safe.
 */
@ApplicationScoped
public class AttemptQueue {

    /** A worker of the server waits no longer than this for a turn. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    /** Browsers that one account knows sign in one after the other; this is plenty. */
    private static final int AT_ONCE_FROM_KNOWN = 4;

    private static final int KNOWN = 64;

    private Semaphore turns;
    private ConcurrencyLimit unknown;
    private ConcurrencyLimit known;
    private Duration longestWait;

    protected AttemptQueue() {}

    @Inject
    AttemptQueue(PasswordSettings settings) {
        this(settings, LONGEST_WAIT);
    }

    AttemptQueue(PasswordSettings settings, Duration longestWait) {
        int reserved = Math.max(1, settings.concurrency() / 4);
        int shared = Math.max(1, settings.concurrency() - reserved);
        this.turns = new Semaphore(shared, true);
        this.unknown = new ConcurrencyLimit(shared * (1 + settings.unknownWaiting()), settings.unknownNetwork());
        this.known = new ConcurrencyLimit(KNOWN, AT_ONCE_FROM_KNOWN);
        this.longestWait = longestWait;
    }

    /** @param whose names the account, and the browser that it knows */
    public PlaceResult enterKnown(String whose) {
        return known.enter(whose) == ConcurrencyLimit.Entry.ENTERED
                ? new Place(() -> known.leave(whose))
                : new Crowded(false);
    }

    /**
     * Waits for a turn.
     *
     * @param network the range that the device's subscriber holds
     */
    public PlaceResult enterUnknown(String network) {
        return switch (unknown.enter(network)) {
            case ENTERED -> awaitTurn(network);
            case FULL -> new Crowded(false);
            case FULL_FOR_KEY -> new Crowded(true);
        };
    }

    /** How many attempts from unknown devices wait for a turn now. */
    int waiting() {
        return turns.getQueueLength();
    }

    private PlaceResult awaitTurn(String network) {
        boolean granted = false;
        try {
            granted = turns.tryAcquire(longestWait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!granted) {
            unknown.leave(network);
            return new Crowded(false);
        }
        return new Place(() -> {
            turns.release();
            unknown.leave(network);
        });
    }
}
