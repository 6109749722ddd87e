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

    private final RateLimit budget = new RateLimit("it", new Rate(20, Duration.ofHours(10)));

    @Test
    void regainsOneTryInEachPartOfItsPeriod() {
        assertEquals(Duration.ofMinutes(30), budget.rate().interval());
    }

    @Test
    void hasNoTryLeftWhenAllHaveToBeRegained() {
        Instant fullAfterTwentyTries = NOW.plus(Duration.ofHours(10));
        assertEquals(NOW.plus(Duration.ofMinutes(30)), budget.nextTry(fullAfterTwentyTries));
    }

    @Test
    void allowsTheTryThatMakesItWaitItsWholePeriod() {
        Instant fullAfterNineteenTries = NOW.plus(Duration.ofMinutes(19 * 30));
        assertEquals(fullAfterNineteenTries, budget.latestFull(NOW));
        assertEquals(NOW, budget.nextTry(fullAfterNineteenTries));
    }
}
