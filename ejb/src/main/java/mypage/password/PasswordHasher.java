package mypage.password;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Hashes passwords, no more at once than the node has memory and processors for. A burst of sign-ins waits here in
 * order; after {@link #LONGEST_WAIT}, and when {@link #MOST_WAITING} wait already, a caller is refused. {@link
 * AttemptQueue} keeps unknown devices from filling it. Thread-safe.
 */
@ApplicationScoped
public class PasswordHasher {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    /** Each of them holds a worker of the server. */
    static final int MOST_WAITING = 64;

    private Argon2 argon2;
    private Semaphore permits;
    private Duration longestWait;
    private String dummy;

    protected PasswordHasher() {}

    @Inject
    PasswordHasher(PasswordSettings settings) {
        this(settings.concurrency());
    }

    /** @param concurrency hashes computed at once, 19 MiB each */
    public PasswordHasher(int concurrency) {
        this(concurrency, LONGEST_WAIT, Argon2.load());
    }

    PasswordHasher(int concurrency, Duration longestWait, Argon2 argon2) {
        this.longestWait = longestWait;
        this.permits = new Semaphore(concurrency, true);
        this.argon2 = argon2;
        this.dummy = argon2.hash("");
    }

    /** A new PHC string with a random salt. */
    public String hash(String password) {
        return bounded(() -> argon2.hash(password));
    }

    /** Whether the PHC string is a hash of exactly this password. */
    public boolean matches(String hash, String password) {
        return bounded(() -> argon2.matches(hash, password));
    }

    /** A hash that costs as much as any other, and whose match no caller may accept. */
    public String dummy() {
        return dummy;
    }

    public boolean isOutdated(String hash) {
        return !hash.startsWith(Argon2.PREFIX);
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
