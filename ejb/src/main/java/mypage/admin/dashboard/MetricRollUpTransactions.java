package mypage.admin.dashboard;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * Counts audit events and mails by the hour, beside the sign-ins and never in their way. The current hour and the one
 * before are counted again each time, so events that are committed late are included, and repeating it changes
 * nothing. After a pause it continues where it stopped, with as many hours in a transaction as {@link MetricTimer}
 * asks for.
 */
@Stateless
public class MetricRollUpTransactions {

    /** With fewer hours in a transaction it would make no progress, because two of them are counted again. */
    static final int LEAST_HOURS = 3;

    /** Metrics older than this are deleted. */
    static final Duration LONGEST = Duration.ofDays(400);

    @Inject
    MetricRepository metrics;

    @Inject
    MailDelayRepository delays;

    @Inject
    Clock clock;

    /**
     * Continues where the metrics end, in a transaction of its own when the caller has none.
     *
     * @param hours the most hours to count, at least {@link #LEAST_HOURS}
     * @return whether there is more to do; false also when another node is counting
     */
    public boolean rollUpNext(int hours) {
        // One node at a time counts; the others do not wait.
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
