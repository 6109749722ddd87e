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
    void grantsExactlyItsNumberOfConcurrentAttempts() throws Exception {
        var answers = Race.of(200, () -> limiter.acquire(List.of(limit)));

        assertEquals(20, answers.stream().filter(Optional::isEmpty).count());
        assertEquals(0, left(limit));
    }

    @Test
    void saysWhenTheNextAttemptMayBeMadeAndGrantsItThen() throws Exception {
        var before = Instant.now();
        assertEquals(20, left(limit));

        var next = limiter.acquire(List.of(limit)).orElseThrow();
        assertTrue(
                Duration.between(before.plus(Duration.ofMinutes(30)), next)
                                .abs()
                                .toSeconds()
                        < 60,
                next::toString);

        passes(Duration.ofMinutes(30));
        assertEquals(1, left(limit));
        passes(Duration.ofMinutes(29));
        assertEquals(0, left(limit));
        passes(PERIOD.multipliedBy(3));
        assertEquals(20, left(limit));
    }

    @Test
    void acquiresUnderAllLimitsOrUnderNone() {
        RateLimit other = limit();
        assertEquals(20, left(other));

        assertTrue(limiter.acquire(List.of(limit, other)).isPresent());

        assertEquals(20, left(limit));
    }

    @Test
    void releasesNoMoreThanWasAcquired() {
        limiter.acquire(List.of(limit));
        limiter.acquire(List.of(limit));
        limiter.release(List.of(limit));
        assertEquals(19, left(limit));
    }

    @Test
    void isFullAgainOnceRefilled() {
        left(limit);
        limiter.refill(limit);
        assertEquals(20, left(limit));
    }

    private int left(RateLimit of) {
        int granted = 0;
        while (limiter.acquire(List.of(of)).isEmpty()) {
            granted++;
        }
        return granted;
    }

    /** Changes the bucket as if this time had passed. */
    private void passes(Duration time) throws Exception {
        new Rows(dataSource)
                .update(
                        "update throttle set full_at = full_at - cast(? as interval)"
                                + " where key = sha256(convert_to(?, 'UTF8'))",
                        time.toString(),
                        limit.name());
    }
}
