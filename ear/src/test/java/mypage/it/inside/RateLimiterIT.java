package mypage.it.inside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import mypage.platform.Rate;
import mypage.ratelimit.RateLimit;
import mypage.ratelimit.RateLimiter;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Rate limits in the database. */
@ArquillianTest
@Tag("C1")
class RateLimiterIT {

    private static final Duration PERIOD = Duration.ofHours(10);

    @Inject
    RateLimiter limiter;

    @Resource(lookup = "java:app/jdbc/mypage")
    DataSource dataSource;

    private final RateLimit limit = limit();

    private static RateLimit limit() {
        return new RateLimit(UUID.randomUUID().toString(), new Rate(20, PERIOD));
    }

    @Test
    @Tag("C5")
    void simultaneousRequestsAcquireExactlyTheAvailableAttempts() throws Exception {
        var answers = Race.of(200, () -> limiter.acquire(List.of(limit)));

        assertEquals(20, answers.stream().filter(Optional::isEmpty).count());
        assertEquals(0, remaining(limit));
    }

    @Test
    void aRefusalSaysWhenTheNextAttemptIsAvailable() throws Exception {
        var before = Instant.now();
        assertEquals(20, remaining(limit));

        var next = limiter.acquire(List.of(limit)).orElseThrow();
        assertTrue(
                Duration.between(before.plus(Duration.ofMinutes(30)), next)
                                .abs()
                                .toSeconds()
                        < 60,
                next::toString);

        letPass(Duration.ofMinutes(30));
        assertEquals(1, remaining(limit));
        letPass(Duration.ofMinutes(29));
        assertEquals(0, remaining(limit));
        letPass(PERIOD.multipliedBy(3));
        assertEquals(20, remaining(limit));
    }

    @Test
    void severalLimitsAreAcquiredTogetherOrNotAtAll() {
        RateLimit other = limit();
        assertEquals(20, remaining(other));

        assertTrue(limiter.acquire(List.of(limit, other)).isPresent());

        assertEquals(20, remaining(limit));
    }

    @Test
    void releasingReturnsOneAttempt() {
        limiter.acquire(List.of(limit));
        limiter.acquire(List.of(limit));
        limiter.release(List.of(limit));
        assertEquals(19, remaining(limit));
    }

    @Test
    void refillingRestoresAllAttempts() {
        remaining(limit);
        limiter.refill(limit);
        assertEquals(20, remaining(limit));
    }

    private int remaining(RateLimit of) {
        int granted = 0;
        while (limiter.acquire(List.of(of)).isEmpty()) {
            granted++;
        }
        return granted;
    }

    /** Changes the limit as if this time had passed. */
    private void letPass(Duration time) throws Exception {
        new Rows(dataSource)
                .update(
                        "update throttle set full_at = full_at - cast(? as interval)"
                                + " where key = sha256(convert_to(?, 'UTF8'))",
                        time.toString(),
                        limit.name());
    }
}
