package mypage.admin.dashboard;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mypage.account.Service;

/** The figures of the dashboard, as they were rolled up; at most a minute old. Reads no events and no mails. */
@Stateless
public class MetricService {

    private static final Duration DAY = Duration.ofDays(1);
    private static final int WEEK = 7;

    @Inject
    MetricRepository metrics;

    @Inject
    MailDelayRepository delays;

    @Inject
    Clock clock;

    /**
     * The spans of time that a chart shows, the one at hand last.
     *
     * @param service empty for all
     */
    @RolesAllowed("LOOK_UP")
    public List<MetricInterval> spans(TimeScale scale, Optional<Service> service) {
        List<Instant> starts = scale.starts(clock.instant());
        Instant first = starts.get(0);
        Map<Instant, Metrics> counts = metrics.counts(scale, service, first, scale.endOf(clock.instant()));
        Map<Instant, MailDelay> mails = delays.since(first, scale);
        return starts.stream()
                .map(start -> new MetricInterval(
                        start, counts.getOrDefault(start, Metrics.NONE), mails.getOrDefault(start, MailDelay.NONE)))
                .toList();
    }

    @RolesAllowed("LOOK_UP")
    public TodayMetrics today(Optional<Service> service) {
        Instant now = clock.instant();
        Instant day = TimeScale.DAY.startOf(now);
        return new TodayMetrics(
                upTo(now, service),
                upTo(now.minus(DAY), service),
                upTo(now.minus(DAY.multipliedBy(WEEK)), service),
                delays.since(day, TimeScale.DAY).getOrDefault(day, MailDelay.NONE));
    }

    /** What there was on a day until this time of it; of a past hour as much as of it was over. */
    private Metrics upTo(Instant time, Optional<Service> service) {
        Instant hour = TimeScale.HOUR.startOf(time);
        boolean isPast = TimeScale.HOUR.endOf(time).isBefore(clock.instant());
        double part = isPast
                ? (double) Duration.between(hour, time).toMillis()
                        / Duration.ofHours(1).toMillis()
                : 1;
        return metrics
                .counts(TimeScale.HOUR, service, TimeScale.DAY.startOf(time), TimeScale.HOUR.endOf(time))
                .entrySet()
                .stream()
                .map(entry -> entry.getKey().equals(hour) ? entry.getValue().times(part) : entry.getValue())
                .reduce(Metrics.NONE, Metrics::plus);
    }
}
