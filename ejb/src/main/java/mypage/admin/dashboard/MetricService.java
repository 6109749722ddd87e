package mypage.admin.dashboard;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mypage.account.Service;

/** The figures of the dashboard, as they were rolled up; at most a minute old. Reads no events and no mails. */
@Stateless
public class MetricService {

    private static final String COUNTS = """
            select date_trunc(?1, hour, 'Asia/Tokyo'), name, sum(count) from figure_hour
            where hour >= ?2 and hour < ?3 and (service = ?4 or ?4 = '')
            group by 1, 2""";

    private static final String MAILS = """
            select starts_at, sent, given_up, p50_ms, p95_ms from mail_delay
            where scale = ?1 and starts_at >= ?2""";

    private static final Duration DAY = Duration.ofDays(1);
    private static final int WEEK = 7;

    @PersistenceContext
    EntityManager entities;

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
        Map<Instant, Metrics> counts = counts(scale, service, first, scale.endOf(clock.instant()));
        Map<Instant, MailDelay> mails = mails(scale, first);
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
                mails(TimeScale.DAY, day).getOrDefault(day, MailDelay.NONE));
    }

    /** What there was on a day until this time of it; of a past hour as much as of it was over. */
    private Metrics upTo(Instant time, Optional<Service> service) {
        Instant hour = TimeScale.HOUR.startOf(time);
        boolean isPast = TimeScale.HOUR.endOf(time).isBefore(clock.instant());
        double part = isPast
                ? (double) Duration.between(hour, time).toMillis()
                        / Duration.ofHours(1).toMillis()
                : 1;
        return counts(TimeScale.HOUR, service, TimeScale.DAY.startOf(time), TimeScale.HOUR.endOf(time))
                .entrySet()
                .stream()
                .map(entry -> entry.getKey().equals(hour) ? entry.getValue().times(part) : entry.getValue())
                .reduce(Metrics.NONE, Metrics::plus);
    }

    private Map<Instant, Metrics> counts(TimeScale scale, Optional<Service> service, Instant from, Instant to) {
        Map<Instant, Map<MetricCounter, Long>> found = new HashMap<>();
        new Native(entities)
                .rows(COUNTS, scale.field(), from, to, service.map(Enum::name).orElse(""))
                .forEach(row -> found.computeIfAbsent(Native.time(row[0]), start -> new EnumMap<>(MetricCounter.class))
                        .put(MetricCounter.valueOf((String) row[1]), Native.number(row[2])));
        Map<Instant, Metrics> counts = new HashMap<>();
        found.forEach((start, events) -> counts.put(start, new Metrics(events)));
        return counts;
    }

    private Map<Instant, MailDelay> mails(TimeScale scale, Instant from) {
        Map<Instant, MailDelay> mails = new HashMap<>();
        new Native(entities)
                .rows(MAILS, scale.name(), from)
                .forEach(row -> mails.put(Native.time(row[0]), MailDelay.of(row, 1)));
        return mails;
    }
}
