package mypage.ratelimit;

import java.time.Instant;
import mypage.platform.Rate;

/**
 * Tries that somebody may make.
 *
 * @param name what is limited, and for whom; the database keeps only a hash of it
 */
public record RateLimit(String name, Rate rate) {

    /** A budget that will be full later than this has no try left now. */
    Instant latestFull(Instant now) {
        return now.plus(rate.period()).minus(rate.interval());
    }

    /** When a budget that has no try left, and will be full then, has one again. */
    Instant nextTry(Instant fullAt) {
        return fullAt.minus(rate.period()).plus(rate.interval());
    }
}
