package mypage.ratelimit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import mypage.platform.Rate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("C1")
class RateLimitTest {

    private static final Instant NOW = Instant.parse("2025-01-06T00:00:00Z");

    private final RateLimit limit = new RateLimit("it", new Rate(20, Duration.ofHours(10)));

    @Test
    void regainsOneAttemptInEachInterval() {
        assertEquals(Duration.ofMinutes(30), limit.rate().interval());
    }

    @Test
    void hasNoAttemptLeftWhenTheBucketIsEmpty() {
        Instant fullAfterTwentyAttempts = NOW.plus(Duration.ofHours(10));
        assertEquals(NOW.plus(Duration.ofMinutes(30)), limit.nextAttempt(fullAfterTwentyAttempts));
    }

    @Test
    void allowsTheLastAttemptOfTheBucket() {
        Instant fullAfterNineteenAttempts = NOW.plus(Duration.ofMinutes(19 * 30));
        assertEquals(fullAfterNineteenAttempts, limit.latestFull(NOW));
        assertEquals(NOW, limit.nextAttempt(fullAfterNineteenAttempts));
    }
}
