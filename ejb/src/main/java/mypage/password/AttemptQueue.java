package mypage.password;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import mypage.password.PlaceResult.Crowded;
import mypage.password.PlaceResult.Place;
import mypage.ratelimit.ConcurrencyLimit;
import mypage.ratelimit.FairTurns;
import mypage.ratelimit.FairTurns.Turn;
import mypage.ratelimit.RateLimitSettings;

/**
 * Lets password attempts in, so that unknown devices, however many, never keep known ones waiting (ASVS 6.1.1). An
 * attempt from an unknown device holds a turn for as long as its whole request runs. A quarter of the password hashes
 * of the node, and at least one if it has two, are never theirs. Some of them wait for a turn, few from one network.
 * The next turn goes to the network that used least lately, so an owner at a new device goes before strangers who
 * guess. An attempt from a known device needs no turn. Counts on this node only. Thread-safe.
 */
@ApplicationScoped
public class AttemptQueue {

    /** A worker of the server waits no longer than this for a turn. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    /** Workers of the server that wait at most, however many turns there are. */
    private static final int MOST_WAITING = 96;

    /** A turn ends with its request; this never happens. */
    private static final Duration LONGEST_TURN = Duration.ofHours(1);

    /** Browsers that one account knows sign in one after the other; this is plenty. */
    private static final int AT_ONCE_FROM_KNOWN = 4;

    private static final int KNOWN = 64;

    private FairTurns turns;
    private ConcurrencyLimit unknown;
    private ConcurrencyLimit known;

    protected AttemptQueue() {}

    @Inject
    AttemptQueue(PasswordSettings settings, RateLimitSettings networks) {
        this(settings, LONGEST_WAIT, networks.siteFactor());
    }

    AttemptQueue(PasswordSettings settings, Duration longestWait, int siteFactor) {
        int shared = turns(settings.concurrency());
        int waiting = Math.min(shared * settings.unknownWaiting(), MOST_WAITING);
        this.turns = new FairTurns(new FairTurns.Limits(shared, waiting, longestWait, LONGEST_TURN, siteFactor));
        this.unknown = new ConcurrencyLimit(Integer.MAX_VALUE, settings.unknownNetwork());
        this.known = new ConcurrencyLimit(KNOWN, AT_ONCE_FROM_KNOWN);
    }

    /** The turns of unknown devices on a node that computes so many hashes at once. */
    static int turns(int concurrency) {
        int reserved = Math.max(1, concurrency / 4);
        return Math.max(1, concurrency - reserved);
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
     * @param site the larger range that its site may hold
     */
    public PlaceResult enterUnknown(String network, Optional<String> site) {
        if (unknown.enter(network) != ConcurrencyLimit.Entry.ENTERED) {
            return new Crowded(true);
        }
        Optional<Turn> turn = turns.enter(network, site);
        if (turn.isEmpty()) {
            unknown.leave(network);
            return new Crowded(false);
        }
        return new Place(() -> {
            turn.get().close();
            unknown.leave(network);
        });
    }

    /** How many attempts from unknown devices wait for a turn now. */
    int waiting() {
        return turns.waiting();
    }
}
