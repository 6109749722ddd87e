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
    private final RateLimit budget = threeAnHour();
    private final Instant start = container.clock.instant();

    @Test
    void grantsItsTriesAtOnceAndTellsWhenTheNextWillBe() {
        useUp(budget);
        assertEquals(Optional.of(start.plus(INTERVAL)), take(budget));
        container.clock.pass(SECOND);
        assertEquals(Optional.of(start.plus(INTERVAL)), take(budget));
    }

    @Test
    void regainsOneTryInEachPartOfItsPeriod() {
        useUp(budget);
        container.clock.pass(INTERVAL.minus(SECOND));
        assertEquals(Optional.of(start.plus(INTERVAL)), take(budget));
        container.clock.pass(SECOND);
        assertEquals(Optional.empty(), take(budget));
        assertEquals(Optional.of(start.plus(INTERVAL).plus(INTERVAL)), take(budget));
    }

    @Test
    void regainsNoMoreThanItHolds() {
        useUp(budget);
        container.clock.pass(Duration.ofDays(1));
        useUp(budget);
        assertEquals(Optional.of(container.clock.instant().plus(INTERVAL)), take(budget));
    }

    @Test
    void countsEachBudgetOnItsOwn() {
        useUp(budget);
        assertEquals(Optional.empty(), take(threeAnHour()));
    }

    @Test
    void takesFromAllBudgetsOrFromNone() {
        RateLimit other = threeAnHour();
        useUp(budget);
        assertEquals(Optional.of(start.plus(INTERVAL)), take(other, budget));
        assertEquals(Optional.of(start.plus(INTERVAL)), take(budget, other));
        useUp(other);
    }

    @Test
    void leavesTheCallersTransactionAloneWhenTheFirstRefuses() {
        useUp(budget);
        RateLimit other = threeAnHour();
        container.inTransaction(() -> {
            take(budget, other);
            return take(other);
        });
        take(other);
        take(other);
        assertEquals(Optional.of(start.plus(INTERVAL)), take(other));
    }

    @Test
    void givesBackATryOfEach() {
        RateLimit other = threeAnHour();
        useUp(budget);
        useUp(other);
        limiter.release(List.of(budget, other));
        for (RateLimit given : List.of(budget, other)) {
            assertEquals(Optional.empty(), take(given));
            assertEquals(Optional.of(start.plus(INTERVAL)), take(given));
        }
    }

    @Test
    void isFullOnceRefilled() {
        useUp(budget);
        limiter.refill(budget);
        useUp(budget);
    }

    private static RateLimit threeAnHour() {
        return new RateLimit(UUID.randomUUID().toString(), new Rate(3, Duration.ofHours(1)));
    }

    private Optional<Instant> take(RateLimit... budgets) {
        return limiter.acquire(List.of(budgets));
    }

    private void useUp(RateLimit used) {
        for (int i = 0; i < 3; i++) {
            assertEquals(Optional.empty(), take(used));
        }
    }
}
