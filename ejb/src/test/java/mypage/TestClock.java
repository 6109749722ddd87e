package mypage;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that a test moves. */
public final class TestClock extends Clock {

    private Instant now = Instant.parse("2026-01-05T00:00:00Z");

    private int readings;
    private Runnable meanwhile = () -> {};

    @Override
    public Instant instant() {
        if (--readings == 0) {
            meanwhile.run();
        }
        return now;
    }

    /** Runs an action when the clock is read for the nth time from now, as a concurrent request would. */
    public void meanwhile(int reading, Runnable action) {
        readings = reading;
        meanwhile = action;
    }

    /** To the microsecond, the precision of the database. */
    public void pass(Duration time) {
        now = now.plus(time);
    }

    public void set(Instant instant) {
        now = instant;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }
}
