package mypage.ratelimit;

import jakarta.annotation.Resource;
import jakarta.ejb.EJBContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mypage.platform.Secrets;

/**
 * Limits rates for all nodes together, by the generic cell rate algorithm (ITU-T I.371). A bucket that is not full has
 * a row in the database with the time at which it will be. An attempt moves that time forward by the interval in which
 * one attempt is regained, unless the time would then be more than the whole period ahead. This is one conditional
 * statement, so the count is exact however many attempts come at once (ASVS 6.3.1, 2.4.1).
 */
@Stateless
public class RateLimiter {

    @Inject
    RateLimitRepository rows;

    @Inject
    RateLimitMetrics metrics;

    @Resource
    EJBContext context;

    @Inject
    Secrets secrets;

    @Inject
    Clock clock;

    /**
     * Acquires one attempt under all of these limits, or under none of them. Runs in a transaction of its own when the
     * caller has none. A refusal by any limit but the first marks the caller's transaction for rollback.
     *
     * @return empty when the attempt may be made, otherwise when the next one may be
     */
    public Optional<Instant> acquire(List<RateLimit> limits) {
        Instant now = clock.instant();
        for (RateLimit limit : limits) {
            if (!acquire(limit, now)) {
                metrics.countRefusal(limit);
                if (limit != limits.get(0)) {
                    context.setRollbackOnly();
                }
                return Optional.of(nextAttempt(limit, now));
            }
        }
        return Optional.empty();
    }

    private boolean acquire(RateLimit limit, Instant now) {
        return rows.acquire(key(limit), now, now.plus(limit.rate().interval()), limit.latestFull(now));
    }

    private Instant nextAttempt(RateLimit limit, Instant now) {
        return rows.fullAt(key(limit))
                .map(limit::nextAttempt)
                .filter(now::isBefore)
                .orElse(now);
    }

    /**
     * Returns the attempt that was acquired under each limit, because it did not fail. Joins the caller's transaction.
     */
    public void release(List<RateLimit> limits) {
        for (RateLimit limit : limits) {
            rows.release(key(limit), limit.rate().interval());
        }
    }

    /**
     * Fills the bucket. Joins the caller's transaction.
     *
     * @return false when it was full already
     */
    public boolean refill(RateLimit limit) {
        return rows.delete(key(limit));
    }

    /** When the next attempt may be made, if none may be made now. Acquires none. */
    public Optional<Instant> delayedUntil(RateLimit limit) {
        Instant now = clock.instant();
        return rows.fullAt(key(limit))
                .filter(fullAt -> fullAt.isAfter(limit.latestFull(now)))
                .map(limit::nextAttempt);
    }

    private byte[] key(RateLimit limit) {
        return secrets.digest(limit.name());
    }
}
