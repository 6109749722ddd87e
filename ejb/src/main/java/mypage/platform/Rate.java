package mypage.platform;

import java.time.Duration;

/**
 * How often something may happen: {@code count} times at once, and after that at a rate of {@code count} per
 * {@code period}.
 */
public record Rate(int count, Duration period) {

    /** The time in which one attempt is regained. */
    public Duration interval() {
        return period.dividedBy(count);
    }
}
