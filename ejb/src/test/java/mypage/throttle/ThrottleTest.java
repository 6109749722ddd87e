package mypage.throttle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import mypage.Wired;
import mypage.platform.Rate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("C1")
class ThrottleTest {

    private static final Duration INTERVAL = Duration.ofMinutes(20);
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Wired wired = new Wired();
    private final Throttle throttle = wired.get(Throttle.class);
    private final Budget budget = threeAnHour();
    private final Instant start = wired.clock.instant();

    @Test
    void grantsItsTriesAtOnceAndTellsWhenTheNextWillBe() {
        useUp(budget);
        assertEquals(Optional.of(start.plus(INTERVAL)), take(budget));
        wired.clock.pass(SECOND);
        assertEquals(Optional.of(start.plus(INTERVAL)), take(budget));
    }

    @Test
    void regainsOneTryInEachPartOfItsPeriod() {
        useUp(budget);
        wired.clock.pass(INTERVAL.minus(SECOND));
        assertEquals(Optional.of(start.plus(INTERVAL)), take(budget));
        wired.clock.pass(SECOND);
        assertEquals(Optional.empty(), take(budget));
        assertEquals(Optional.of(start.plus(INTERVAL).plus(INTERVAL)), take(budget));
    }

    @Test
    void regainsNoMoreThanItHolds() {
        useUp(budget);
        wired.clock.pass(Duration.ofDays(1));
        useUp(budget);
        assertEquals(Optional.of(wired.clock.instant().plus(INTERVAL)), take(budget));
    }

    @Test
    void countsEachBudgetOnItsOwn() {
        useUp(budget);
        assertEquals(Optional.empty(), take(threeAnHour()));
    }

    @Test
    void takesFromAllBudgetsOrFromNone() {
        Budget other = threeAnHour();
        useUp(budget);
        assertEquals(Optional.of(start.plus(INTERVAL)), take(other, budget));
        assertEquals(Optional.of(start.plus(INTERVAL)), take(budget, other));
        useUp(other);
    }

    @Test
    void leavesTheCallersTransactionAloneWhenTheFirstRefuses() {
        useUp(budget);
        Budget other = threeAnHour();
        wired.inTransaction(() -> {
            take(budget, other);
            return take(other);
        });
        take(other);
        take(other);
        assertEquals(Optional.of(start.plus(INTERVAL)), take(other));
    }

    @Test
    void givesBackATryOfEach() {
        Budget other = threeAnHour();
        useUp(budget);
        useUp(other);
        throttle.giveBack(List.of(budget, other));
        for (Budget given : List.of(budget, other)) {
            assertEquals(Optional.empty(), take(given));
            assertEquals(Optional.of(start.plus(INTERVAL)), take(given));
        }
    }

    @Test
    void isFullOnceRefilled() {
        useUp(budget);
        throttle.refill(budget);
        useUp(budget);
    }

    private static Budget threeAnHour() {
        return new Budget(UUID.randomUUID().toString(), new Rate(3, Duration.ofHours(1)));
    }

    private Optional<Instant> take(Budget... budgets) {
        return throttle.take(List.of(budgets));
    }

    private void useUp(Budget used) {
        for (int i = 0; i < 3; i++) {
            assertEquals(Optional.empty(), take(used));
        }
    }
}
