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
 * Limits rates for all nodes together, by the generic cell rate algorithm (ITU-T I.371). A bucket that is not full has
 * a row in the database with the time at which it will be. An attempt moves that time forward by the interval in which
 * one attempt is regained, unless the time would then be more than the whole period ahead. This is one conditional
 * statement, so the count is exact however many attempts come at once (ASVS 6.3.1, 2.4.1).
 */
@Stateless
public class RateLimiter {

    /** Checks before it locks, so that a flood of refused attempts does not queue for the row. */
    private static final String ACQUIRE = """
            insert into throttle as t (key, full_at)
            select cast(?1 as bytea), cast(?3 as timestamptz)
            where not exists (select from throttle where key = ?1 and full_at > ?4)
            on conflict (key) do update
                set full_at = greatest(t.full_at, cast(?2 as timestamptz)) + (excluded.full_at - cast(?2 as timestamptz))
                where t.full_at <= ?4""";

    private static final String RELEASE =
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
     * Acquires one attempt under all of these limits, or under none of them. Runs in a transaction of its own when the
     * caller has none. A refusal by any limit but the first marks the caller's transaction for rollback.
     *
     * @return empty when the attempt may be made, otherwise when the next one may be
     */
    public Optional<Instant> acquire(List<RateLimit> limits) {
        Instant now = clock.instant();
        for (RateLimit limit : limits) {
            if (!acquire(limit, now)) {
                if (limit != limits.get(0)) {
                    context.setRollbackOnly();
                }
                return Optional.of(nextAttempt(limit, now));
            }
        }
        return Optional.empty();
    }

    private boolean acquire(RateLimit limit, Instant now) {
        return entities.createNativeQuery(ACQUIRE)
                        .setParameter(1, key(limit))
                        .setParameter(2, Timestamp.from(now))
                        .setParameter(3, Timestamp.from(now.plus(limit.rate().interval())))
                        .setParameter(4, Timestamp.from(limit.latestFull(now)))
                        .executeUpdate()
                == 1;
    }

    private Instant nextAttempt(RateLimit limit, Instant now) {
        return fullAt(limit).map(limit::nextAttempt).filter(now::isBefore).orElse(now);
    }

    private Optional<Instant> fullAt(RateLimit limit) {
        Stream<?> rows =
                entities.createNativeQuery(FULL_AT).setParameter(1, key(limit)).getResultStream();
        return rows.map(Timestamp.class::cast).map(Timestamp::toInstant).findFirst();
    }

    /**
     * Returns the attempt that was acquired under each limit, because it did not fail. Joins the caller's transaction.
     */
    public void release(List<RateLimit> limits) {
        for (RateLimit limit : limits) {
            entities.createNativeQuery(RELEASE)
                    .setParameter(1, key(limit))
                    .setParameter(
                            2,
                            ChronoUnit.MICROS.between(
                                    Instant.EPOCH,
                                    Instant.EPOCH.plus(limit.rate().interval())))
                    .executeUpdate();
        }
    }

    /**
     * Fills the bucket. Joins the caller's transaction.
     *
     * @return false when it was full already
     */
    public boolean refill(RateLimit limit) {
        return entities.createNativeQuery(REFILL).setParameter(1, key(limit)).executeUpdate() == 1;
    }

    /** When the next attempt may be made, if none may be made now. Acquires none. */
    public Optional<Instant> delayedUntil(RateLimit limit) {
        Instant now = clock.instant();
        return fullAt(limit)
                .filter(fullAt -> fullAt.isAfter(limit.latestFull(now)))
                .map(limit::nextAttempt);
    }

    private byte[] key(RateLimit limit) {
        return secrets.digest(limit.name());
    }
}
