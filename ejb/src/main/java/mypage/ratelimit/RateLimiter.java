package mypage.ratelimit;

import jakarta.annotation.Resource;
import jakarta.ejb.EJBContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mypage.platform.Secrets;

/**
 * Budgets of tries, kept in the database for all nodes. A budget that is not full has a row with the moment at which it
 * will be (the generic cell rate algorithm, ITU-T I.371). To take a try moves that moment on by the time in which one is
 * regained, unless it then lies further ahead than the budget's period: one conditional statement, so the count is exact
 * however many tries come at once (ASVS 6.3.1, 2.4.1).
 */
@Stateless
public class RateLimiter {

    /** Looks before it locks: a flood of tries that are refused must not queue up at the row. */
    private static final String TAKE = """
            insert into throttle as t (key, full_at)
            select cast(?1 as bytea), cast(?3 as timestamptz)
            where not exists (select from throttle where key = ?1 and full_at > ?4)
            on conflict (key) do update
                set full_at = greatest(t.full_at, cast(?2 as timestamptz)) + (excluded.full_at - cast(?2 as timestamptz))
                where t.full_at <= ?4""";

    private static final String GIVE_BACK =
            "update throttle set full_at = full_at - ?2 * interval '1 microsecond' where key = ?1";

    private static final String FULL_AT = "select full_at from throttle where key = ?1";

    private static final String REFILL = "delete from throttle where key = ?1";

    @PersistenceContext
    EntityManager entities;

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
        return entities.createNativeQuery(TAKE)
                        .setParameter(1, key(budget))
                        .setParameter(2, Timestamp.from(now))
                        .setParameter(3, Timestamp.from(now.plus(budget.rate().interval())))
                        .setParameter(4, Timestamp.from(budget.latestFull(now)))
                        .executeUpdate()
                == 1;
    }

    private Instant nextTry(RateLimit budget, Instant now) {
        return fullAt(budget).map(budget::nextTry).filter(now::isBefore).orElse(now);
    }

    private Optional<Instant> fullAt(RateLimit budget) {
        Stream<?> rows =
                entities.createNativeQuery(FULL_AT).setParameter(1, key(budget)).getResultStream();
        return rows.map(Timestamp.class::cast).map(Timestamp::toInstant).findFirst();
    }

    /** Gives back the try that was taken from each of these: it was no failure. Joins the caller's transaction. */
    public void release(List<RateLimit> budgets) {
        for (RateLimit budget : budgets) {
            entities.createNativeQuery(GIVE_BACK)
                    .setParameter(1, key(budget))
                    .setParameter(
                            2,
                            ChronoUnit.MICROS.between(
                                    Instant.EPOCH,
                                    Instant.EPOCH.plus(budget.rate().interval())))
                    .executeUpdate();
        }
    }

    /**
     * Makes the budget full. Joins the caller's transaction.
     *
     * @return false when it was
     */
    public boolean refill(RateLimit budget) {
        return entities.createNativeQuery(REFILL).setParameter(1, key(budget)).executeUpdate() == 1;
    }

    /** When a budget that has no try left now has one again; takes none. */
    public Optional<Instant> delayedUntil(RateLimit budget) {
        Instant now = clock.instant();
        return fullAt(budget)
                .filter(fullAt -> fullAt.isAfter(budget.latestFull(now)))
                .map(budget::nextTry);
    }

    private byte[] key(RateLimit budget) {
        return secrets.digest(budget.name());
    }
}
