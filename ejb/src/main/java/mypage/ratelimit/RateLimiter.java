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
 * Budgets of tries, kept in the database for all nodes. A budget that is not full has a row with the moment at which it
 * will be (the generic cell rate algorithm, ITU-T I.371). To take a try moves that moment on by the time in which one is
 * regained, unless it then lies further ahead than the budget's period: one conditional statement, so the count is exact
 * however many tries come at once (ASVS 6.3.1, 2.4.1).
 */
@Stateless
public class RateLimiter {

    @Inject
    RateLimitRepository rows;

    @Resource
    EJBContext context;

    @Inject
    Secrets secrets;

    @Inject
    Clock clock;

    /**
     * Takes one try from each of these budgets, or from none of them. Makes a transaction of its own when the caller has
     * none; in the caller's, a refusal after the first budget lets nothing be committed.
     *
     * @return empty when it was granted, else when the next try will be
     */
    public Optional<Instant> acquire(List<RateLimit> budgets) {
        Instant now = clock.instant();
        for (RateLimit budget : budgets) {
            if (!acquire(budget, now)) {
                if (budget != budgets.get(0)) {
                    context.setRollbackOnly();
                }
                return Optional.of(nextTry(budget, now));
            }
        }
        return Optional.empty();
    }

    private boolean acquire(RateLimit budget, Instant now) {
        return rows.advance(key(budget), now, now.plus(budget.rate().interval()), budget.latestFull(now));
    }

    private Instant nextTry(RateLimit budget, Instant now) {
        return rows.fullAt(key(budget))
                .map(budget::nextTry)
                .filter(now::isBefore)
                .orElse(now);
    }

    /** Gives back the try that was taken from each of these: it was no failure. Joins the caller's transaction. */
    public void release(List<RateLimit> budgets) {
        for (RateLimit budget : budgets) {
            rows.moveBack(key(budget), budget.rate().interval());
        }
    }

    /**
     * Makes the budget full. Joins the caller's transaction.
     *
     * @return false when it was
     */
    public boolean refill(RateLimit budget) {
        return rows.delete(key(budget));
    }

    /** When a budget that has no try left now has one again; takes none. */
    public Optional<Instant> delayedUntil(RateLimit budget) {
        Instant now = clock.instant();
        return rows.fullAt(key(budget))
                .filter(fullAt -> fullAt.isAfter(budget.latestFull(now)))
                .map(budget::nextTry);
    }

    private byte[] key(RateLimit budget) {
        return secrets.digest(budget.name());
    }
}
