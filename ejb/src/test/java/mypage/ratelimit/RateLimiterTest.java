package mypage.ratelimit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import mypage.TestContainer;
import mypage.platform.Rate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("C1")
class RateLimiterTest {

    private static final Duration INTERVAL = Duration.ofMinutes(20);
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final TestContainer container = new TestContainer();
    private final RateLimiter limiter = container.get(RateLimiter.class);
    private final RateLimit limit = threeAnHour();
    private final Instant start = container.clock.instant();

    @Test
    void grantsItsAttemptsAndReturnsTheTimeOfTheNext() {
        useUp(limit);
        assertEquals(Optional.of(start.plus(INTERVAL)), acquire(limit));
        container.clock.pass(SECOND);
        assertEquals(Optional.of(start.plus(INTERVAL)), acquire(limit));
    }

    @Test
    void regainsOneAttemptInEachInterval() {
        useUp(limit);
        container.clock.pass(INTERVAL.minus(SECOND));
        assertEquals(Optional.of(start.plus(INTERVAL)), acquire(limit));
        container.clock.pass(SECOND);
        assertEquals(Optional.empty(), acquire(limit));
        assertEquals(Optional.of(start.plus(INTERVAL).plus(INTERVAL)), acquire(limit));
    }

    @Test
    void regainsNoMoreThanItHolds() {
        useUp(limit);
        container.clock.pass(Duration.ofDays(1));
        useUp(limit);
        assertEquals(Optional.of(container.clock.instant().plus(INTERVAL)), acquire(limit));
    }

    @Test
    void countsEachLimitSeparately() {
        useUp(limit);
        assertEquals(Optional.empty(), acquire(threeAnHour()));
    }

    @Test
    void acquiresAllLimitsOrNone() {
        RateLimit other = threeAnHour();
        useUp(limit);
        assertEquals(Optional.of(start.plus(INTERVAL)), acquire(other, limit));
        assertEquals(Optional.of(start.plus(INTERVAL)), acquire(limit, other));
        useUp(other);
    }

    @Test
    void aRefusalDoesNotRollBackTheCallersTransaction() {
        useUp(limit);
        RateLimit other = threeAnHour();
        container.inTransaction(() -> {
            acquire(limit, other);
            return acquire(other);
        });
        acquire(other);
        acquire(other);
        assertEquals(Optional.of(start.plus(INTERVAL)), acquire(other));
    }

    @Test
    void releasesAnAttemptOfEachLimit() {
        RateLimit other = threeAnHour();
        useUp(limit);
        useUp(other);
        limiter.release(List.of(limit, other));
        for (RateLimit given : List.of(limit, other)) {
            assertEquals(Optional.empty(), acquire(given));
            assertEquals(Optional.of(start.plus(INTERVAL)), acquire(given));
        }
    }

    @Test
    void isFullOnceRefilled() {
        useUp(limit);
        limiter.refill(limit);
        useUp(limit);
    }

    private static RateLimit threeAnHour() {
        return new RateLimit(UUID.randomUUID().toString(), new Rate(3, Duration.ofHours(1)));
    }

    private Optional<Instant> acquire(RateLimit... limits) {
        return limiter.acquire(List.of(limits));
    }

    private void useUp(RateLimit used) {
        for (int i = 0; i < 3; i++) {
            assertEquals(Optional.empty(), acquire(used));
        }
    }
}
