package mypage;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until a test moves it on. */
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

    /** Has something happen when the clock is read for the nth time from now: what another request does just then. */
    public void meanwhile(int reading, Runnable action) {
        readings = reading;
        meanwhile = action;
    }

    /** At most microseconds, as the database keeps no more. */
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
