package mypage.password;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Hashes passwords, no more at once than the node has memory and processors for: a burst of sign-ins queues here, in
 * order, and what has waited {@link #LONGEST_WAIT} is told to come back. Safe for use by many threads.
 */
@ApplicationScoped
public class PasswordHasher {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

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

    /** Whether the PHC string was made of exactly this password, character by character. */
    public boolean matches(String hash, String password) {
        return bounded(() -> argon2.matches(hash, password));
    }

    /** A hash that costs as much as any other and that no caller may accept. */
    public String dummy() {
        return dummy;
    }

    public boolean isOutdated(String hash) {
        return !hash.startsWith(Argon2.PREFIX);
    }

    private <T> T bounded(Supplier<T> work) {
        try {
            if (!permits.tryAcquire(longestWait.toMillis(), TimeUnit.MILLISECONDS)) {
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
