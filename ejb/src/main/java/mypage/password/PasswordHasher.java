package mypage.password;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Hashes passwords and seals the hashes, no more at once than the node has memory and processors for. A burst of
 * sign-ins waits here in order; after {@link #LONGEST_WAIT}, and when {@link #MOST_WAITING} wait already, a caller is
 * refused. What unknown devices typed is hashed on {@link YieldingThreads} of its own, as many as {@link AttemptQueue}
 * gives them turns, so others never wait for it. Thread-safe.
 */
@ApplicationScoped
public class PasswordHasher {

    private static final SecureRandom RANDOM = new SecureRandom();

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    /** Each of them holds a worker of the server. */
    static final int MOST_WAITING = 64;

    private Argon2 argon2;
    private HashSeal seal;
    private int concurrency;
    private LegacyFunctions functions;
    private Semaphore permits;
    private ThreadPoolExecutor yielding;
    private Duration longestWait;
    private String dummy;

    protected PasswordHasher() {}

    @Inject
    PasswordHasher(PasswordSettings settings, PasswordSealing seal, LegacyFunctions functions) {
        this(settings.concurrency(), LONGEST_WAIT, Argon2.load(), seal, functions);
    }

    /**
     * A hasher that seals nothing.
     *
     * @param concurrency hashes computed at once, 19 MiB each
     */
    public PasswordHasher(int concurrency) {
        this(concurrency, LONGEST_WAIT, Argon2.load(), HashSeal.NONE, new LegacyFunctions());
    }

    PasswordHasher(int concurrency, Duration longestWait, Argon2 argon2, HashSeal seal, LegacyFunctions functions) {
        this.longestWait = longestWait;
        this.concurrency = concurrency;
        this.permits = new Semaphore(concurrency, true);
        this.yielding = YieldingThreads.pool(AttemptQueue.turns(concurrency), MOST_WAITING);
        this.argon2 = argon2;
        this.seal = seal;
        this.functions = functions;
        this.dummy = argon2.hash(unknown());
    }

    /** What to store for a password: a new PHC string with a random salt, sealed. */
    public String hash(String password) {
        return seal.seal(bounded(() -> argon2.hash(password)));
    }

    /**
     * Whether this was stored for exactly this password. If not, it takes equally long for whatever is stored, also if
     * it can't be opened any more: one hash of ours, and one of each function of another system that is still in use.
     */
    public boolean matches(String stored, String password, HashPriority priority) {
        Optional<String> hash = seal.open(stored);
        Supplier<Boolean> work = () -> judge(hash.orElse(dummy), password);
        boolean matches = switch (priority) {
            case AT_ONCE -> bounded(work);
            case WHEN_IDLE -> whenIdle(work);
        };
        return matches && hash.isPresent();
    }

    private boolean judge(String hash, String password) {
        Optional<LegacyHash> legacy = LegacyHash.of(hash);
        boolean isRight = legacy.map(imported -> imported.matches(password, argon2))
                .orElseGet(() -> argon2.matches(hash, password));
        if (!isRight) {
            legacy.filter(imported -> !imported.isWrapped()).ifPresent(bare -> argon2.matches(dummy, password));
            functions.others(legacy.map(LegacyHash::function)).forEach(other -> LegacyHash.spend(other, password));
        }
        return isRight;
    }

    /** Nobody's password, so that no typed one is right and thereby faster. */
    private static String unknown() {
        byte[] random = new byte[Argon2.HASH_BYTES];
        RANDOM.nextBytes(random);
        return Base64.getEncoder().encodeToString(random);
    }

    /** A hash that costs as much as any other, and whose match no caller may accept. */
    public String dummy() {
        return dummy;
    }

    /** Whether its parameters are not the current ones. */
    public boolean isOutdated(String stored) {
        return seal.open(stored).filter(hash -> hash.startsWith(Argon2.PREFIX)).isEmpty();
    }

    /** How many hashes are computed now. */
    int running() {
        return concurrency - permits.availablePermits() + yielding.getActiveCount();
    }

    /** How many wait now. */
    int waiting() {
        return permits.getQueueLength() + yielding.getQueue().size();
    }

    private <T> T whenIdle(Supplier<T> work) {
        try {
            return yielding.submit(work::get).get();
        } catch (RejectedExecutionException e) {
            throw new HasherBusyException();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HasherBusyException();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    @PreDestroy
    void stop() {
        yielding.shutdownNow();
    }

    /**
     * Wraps the weak hash of another system in one of ours. Takes no place of a sign-in, so callers do it one by one;
     * empty if that is no such hash, or can't be opened.
     */
    Optional<String> wrap(String stored) {
        return seal.open(stored)
                .flatMap(LegacyHash::of)
                .filter(LegacyHash::awaitsWrapping)
                .map(weak -> seal.seal(weak.wrapped(argon2).text()));
    }

    private <T> T bounded(Supplier<T> work) {
        try {
            if (permits.getQueueLength() >= MOST_WAITING
                    || !permits.tryAcquire(longestWait.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new HasherBusyException();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HasherBusyException();
        }
        try {
            return work.get();
        } finally {
            permits.release();
        }
    }
}
