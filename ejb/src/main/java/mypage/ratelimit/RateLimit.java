package mypage.ratelimit;

import java.time.Instant;
import mypage.platform.Rate;

/**
 * A limit of attempts: a bucket that each attempt drains by one and that refills over time.
 *
 * @param name what is limited, and for whom; the database holds only a hash of it
 */
public record RateLimit(String name, Rate rate) {

    /** A bucket that will be full later than this has no attempt left now. */
    Instant latestFull(Instant now) {
        return now.plus(rate.period()).minus(rate.interval());
    }

    /** When a bucket that has no attempt left, and will be full at {@code fullAt}, has one again. */
    Instant nextAttempt(Instant fullAt) {
        return fullAt.minus(rate.period()).plus(rate.interval());
    }
}
