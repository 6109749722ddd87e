package mypage.admin.dashboard;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Counts what happened into the hours that the dashboard shows, beside the sign-ins and never in their way. The hour at hand and
 * the one before it are counted anew each time, so an event that is committed late is counted too, and doing it twice changes
 * nothing. After a pause it goes on where it stood, as many hours in a transaction as {@link MetricTimer} asks for.
 */
@Stateless
public class MetricRollUpTransactions {

    /** One node at a time; the others have nothing to wait for. Ends with the transaction. */
    private static final String LOCK =
            "select pg_try_advisory_xact_lock(cast(cast(cast('figure_hour' as regclass) as oid) as bigint))";

    /** With fewer hours in a transaction it would stand still, as two of them are counted anew. */
    static final int LEAST_HOURS = 3;

    /** So old, figures are deleted. */
    static final Duration LONGEST = Duration.ofDays(400);

    private static final String NAMES =
            Stream.of(MetricCounter.values()).map(Enum::name).collect(Collectors.joining(","));

    private static final String NEWEST = "select max(starts_at) from mail_delay where scale = 'HOUR'";

    private static final String FIRST_EVENT = "select min(occurred_at) from audit_event";

    // Sign-ins change their name when a launch date is moved, so a count that is no more is deleted.
    private static final String COUNT_EVENTS = """
            with counted as (
                select e.hour, e.service, e.name, count(*) as count from (
                    select date_trunc('hour', a.occurred_at, 'Asia/Tokyo') as hour, coalesce(a.service, '') as service,
                        case when a.kind = 'SIGNED_IN' and a.occurred_at < p.required_from
                            then 'SIGNED_IN_BEFORE_LAUNCH' else a.kind end as name
                    from audit_event a left join otp_policy p on p.service = a.service
                    where a.occurred_at >= ?1 and a.occurred_at < ?2 and a.kind = any(string_to_array(?3, ','))) e
                group by e.hour, e.service, e.name),
            gone as (
                delete from figure_hour f where f.hour >= ?1 and f.hour < ?2
                    and not exists (select from counted c where (c.hour, c.service, c.name) = (f.hour, f.service, f.name)))
            insert into figure_hour (hour, service, name, count)
            select hour, service, name, count from counted
            on conflict (hour, service, name) do update set count = excluded.count
                where figure_hour.count <> excluded.count""";

    // Mails in bulk give way to others by design, so their delays say nothing of the delivery.
    // Steps of 24 hours, as a step of a day would follow the session's time zone.
    private static final String MEASURE_MAILS = """
            insert into mail_delay (scale, starts_at, sent, given_up, p50_ms, p95_ms)
            select cast(?1 as text), s.start, count(*) filter (where m.state = 'SENT'), count(*) filter (where m.state in ('EXPIRED', 'FAILED')),
                percentile_cont(0.5) within group (order by m.delay) filter (where m.state = 'SENT'),
                percentile_cont(0.95) within group (order by m.delay) filter (where m.state = 'SENT')
            from generate_series(cast(?2 as timestamptz), cast(?3 as timestamptz) - interval '1 second',
                case cast(?1 as text) when 'DAY' then interval '24 hours' else interval '1 hour' end) s(start)
            left join (select state, extract(epoch from finished_at - queued_at) * 1000 as delay,
                    date_trunc(lower(cast(?1 as text)), finished_at, 'Asia/Tokyo') as start
                from outbox_message where finished_at >= ?2 and finished_at < ?3 and not bulk) m on m.start = s.start
            group by s.start
            on conflict (scale, starts_at) do update
            set sent = excluded.sent, given_up = excluded.given_up, p50_ms = excluded.p50_ms, p95_ms = excluded.p95_ms
            where (mail_delay.sent, mail_delay.given_up) is distinct from (excluded.sent, excluded.given_up)""";

    @PersistenceContext
    EntityManager entities;

    @Inject
    Clock clock;

    /**
     * Goes on from where the figures stand, in a transaction of its own when the caller has none.
     *
     * @param hours at most so many, and {@link #LEAST_HOURS} or more
     * @return whether there is more to do; no as well when another node is at it
     */
    public boolean rollUpNext(int hours) {
        var sql = new Native(entities);
        if (!(Boolean) sql.value(LOCK)) {
            return false;
        }
        Instant end = TimeScale.HOUR.endOf(clock.instant());
        Instant from = begin(sql, end);
        Instant to = Stream.of(end, from.plus(Duration.ofHours(hours)))
                .min(Instant::compareTo)
                .get();
        sql.update(COUNT_EVENTS, from, to, NAMES);
        measureMails(sql, TimeScale.HOUR, from, to);
        measureMails(sql, TimeScale.DAY, TimeScale.DAY.startOf(from), TimeScale.DAY.endOf(to.minusNanos(1)));
        return to.isBefore(end);
    }

    private static Instant begin(Native sql, Instant end) {
        Instant newest = Stream.of(NEWEST, FIRST_EVENT)
                .map(query -> Native.time(sql.value(query)))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(end);
        Instant begin = newest.minus(Duration.ofHours(1));
        Instant oldest = end.minus(LONGEST);
        return TimeScale.HOUR.startOf(begin.isBefore(oldest) ? oldest : begin);
    }

    private static void measureMails(Native sql, TimeScale scale, Instant from, Instant to) {
        sql.update(MEASURE_MAILS, scale.name(), from, to);
    }
}
