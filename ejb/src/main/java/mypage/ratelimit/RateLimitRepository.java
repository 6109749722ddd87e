package mypage.ratelimit;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import mypage.platform.NativeStatement;

/** The table {@code throttle}: a row for each rate limit that is not full, with the time at which it will be. */
@Dependent
class RateLimitRepository {

    /** Checks before it locks, so that a flood of refused attempts does not queue for the row. */
    private static final NativeStatement ACQUIRE = NativeStatement.of("""
            insert into throttle as t (key, full_at)
            select cast(:key as bytea), cast(:fullAt as timestamptz)
            where not exists (select from throttle where key = :key and full_at > :latest)
            on conflict (key) do update
                set full_at = greatest(t.full_at, cast(:now as timestamptz))
                    + (excluded.full_at - cast(:now as timestamptz))
                where t.full_at <= :latest""");

    private static final NativeStatement RELEASE = NativeStatement.of(
            "update throttle set full_at = full_at - :micros * interval '1 microsecond' where key = :key");

    private static final NativeStatement FULL_AT = NativeStatement.of("select full_at from throttle where key = :key");

    private static final NativeStatement DELETE = NativeStatement.of("delete from throttle where key = :key");

    @PersistenceContext
    EntityManager entities;

    /**
     * Advances the time by as much as that of a new row is ahead of now.
     *
     * @param fullAt that of a new row
     * @return false, and nothing has changed, when it was later than {@code latest}
     */
    boolean acquire(byte[] key, Instant now, Instant fullAt, Instant latest) {
        return ACQUIRE.in(entities)
                .set("key", key)
                .set("now", now)
                .set("fullAt", fullAt)
                .set("latest", latest)
                .changesOneRow();
    }

    void release(byte[] key, Duration interval) {
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.EPOCH.plus(interval));
        RELEASE.in(entities).set("key", key).set("micros", micros).update();
    }

    Optional<Instant> fullAt(byte[] key) {
        return FULL_AT.in(entities).set("key", key).first().map(row -> row.time(0));
    }

    boolean delete(byte[] key) {
        return DELETE.in(entities).set("key", key).changesOneRow();
    }
}
