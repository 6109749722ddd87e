package mypage.ratelimit;

import java.util.concurrent.TimeUnit;

/** What one network used of late, in nanoseconds of work. Half of it is forgotten after 10 s. Not thread-safe. */
final class RecentUse {

    private static final double HALF_LIFE_NANOS = TimeUnit.SECONDS.toNanos(10);

    private double nanos;
    private long since;

    void add(long more, long now) {
        nanos = Math.max(0, at(now) + more);
        since = now;
    }

    double at(long now) {
        return nanos * Math.pow(0.5, (now - since) / HALF_LIFE_NANOS);
    }
}
