package mypage.admin.dashboard;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * Counts what happened into the hours that the dashboard shows, beside the sign-ins and never in their way. The hour at hand and
 * the one before it are counted anew each time, so an event that is committed late is counted too, and doing it twice changes
 * nothing. After a pause it goes on where it stood, as many hours in a transaction as {@link MetricTimer} asks for.
 */
@Stateless
public class MetricRollUpTransactions {

    /** With fewer hours in a transaction it would stand still, as two of them are counted anew. */
    static final int LEAST_HOURS = 3;

    /** So old, figures are deleted. */
    static final Duration LONGEST = Duration.ofDays(400);

    @Inject
    MetricRepository metrics;

    @Inject
    MailDelayRepository delays;

    @Inject
    Clock clock;

    /**
     * Goes on from where the figures stand, in a transaction of its own when the caller has none.
     *
     * @param hours at most so many, and {@link #LEAST_HOURS} or more
     * @return whether there is more to do; no as well when another node is at it
     */
    public boolean rollUpNext(int hours) {
        // One node at a time; the others have nothing to wait for.
        if (!metrics.tryLock()) {
            return false;
        }
        Instant end = TimeScale.HOUR.endOf(clock.instant());
        Instant from = begin(end);
        Instant to = Stream.of(end, from.plus(Duration.ofHours(hours)))
                .min(Instant::compareTo)
                .get();
        metrics.countEvents(from, to);
        delays.measure(TimeScale.HOUR, from, to);
        delays.measure(TimeScale.DAY, TimeScale.DAY.startOf(from), TimeScale.DAY.endOf(to.minusNanos(1)));
        return to.isBefore(end);
    }

    private Instant begin(Instant end) {
        Instant newest = delays.newestHour().or(metrics::firstEvent).orElse(end);
        Instant begin = newest.minus(Duration.ofHours(1));
        Instant oldest = end.minus(LONGEST);
        return TimeScale.HOUR.startOf(begin.isBefore(oldest) ? oldest : begin);
    }
}
