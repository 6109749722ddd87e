package mypage.signin;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** What is promised about limits: buckets that fill up within an hour, and give so many drops at once. */
final class BudgetModel {

    private static final Duration HOUR = Duration.ofHours(1);

    private final Map<String, Instant> fullAt = new HashMap<>();

    /** @return false if there is no drop left */
    boolean take(String bucket, int most, Instant now) {
        Instant full = fullAt.getOrDefault(bucket, now);
        Instant fuller = (full.isBefore(now) ? now : full).plus(HOUR.dividedBy(most));
        boolean may = !fuller.isAfter(now.plus(HOUR));
        if (may) {
            fullAt.put(bucket, fuller);
        }
        return may;
    }

    void giveBack(String bucket, int most) {
        fullAt.computeIfPresent(bucket, (name, full) -> full.minus(HOUR.dividedBy(most)));
    }
}
