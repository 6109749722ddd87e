package mypage.platform;

import java.time.Duration;

/**
 * How often something may happen: {@code count} times at once, and then again at the pace of {@code count} in each
 * {@code period}.
 */
public record Rate(int count, Duration period) {

    /** The time in which one try is regained. */
    public Duration interval() {
        return period.dividedBy(count);
    }
}
