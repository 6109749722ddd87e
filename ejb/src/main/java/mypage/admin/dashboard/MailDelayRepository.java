package mypage.admin.dashboard;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import mypage.platform.NativeStatement;

/** The table {@code mail_delay}: the delivery of mails in each hour and day, see {@link MailDelay}. */
@Dependent
class MailDelayRepository {

    private static final NativeStatement NEWEST =
            NativeStatement.of("select max(starts_at) from mail_delay where scale = 'HOUR'");

    // Mails in bulk yield to others by design, so their delays say nothing about the delivery. Steps are of 24 hours,
    // because a step of a day would follow the time zone of the session.
    private static final NativeStatement MEASURE = NativeStatement.of("""
            insert into mail_delay (scale, starts_at, sent, given_up, p50_ms, p95_ms)
            select cast(:scale as text), s.start,
                count(*) filter (where m.state = 'SENT'), count(*) filter (where m.state in ('EXPIRED', 'FAILED')),
                percentile_cont(0.5) within group (order by m.delay) filter (where m.state = 'SENT'),
                percentile_cont(0.95) within group (order by m.delay) filter (where m.state = 'SENT')
            from generate_series(cast(:from as timestamptz), cast(:to as timestamptz) - interval '1 second',
                case cast(:scale as text) when 'DAY' then interval '24 hours' else interval '1 hour' end) s(start)
            left join (select state, extract(epoch from finished_at - queued_at) * 1000 as delay,
                    date_trunc(lower(cast(:scale as text)), finished_at, 'Asia/Tokyo') as start
                from outbox_message where finished_at >= :from and finished_at < :to
                    and not bulk) m on m.start = s.start
            group by s.start
            on conflict (scale, starts_at) do update
            set sent = excluded.sent, given_up = excluded.given_up, p50_ms = excluded.p50_ms, p95_ms = excluded.p95_ms
            where (mail_delay.sent, mail_delay.given_up) is distinct from (excluded.sent, excluded.given_up)""");

    private static final NativeStatement LIST = NativeStatement.of("""
            select starts_at, sent, given_up, p50_ms, p95_ms from mail_delay
            where scale = :scale and starts_at >= :from""");

    @PersistenceContext
    EntityManager entities;

    /** The start of the newest hour that was measured; empty when none was. */
    Optional<Instant> newestHour() {
        return NEWEST.in(entities).first().map(row -> row.time(0));
    }

    /** Measures the mails of these intervals, again if they were measured before. */
    void measure(TimeScale scale, Instant from, Instant to) {
        MEASURE.in(entities)
                .set("scale", scale.name())
                .set("from", from)
                .set("to", to)
                .update();
    }

    /** Intervals that start at this time or later, by their start. */
    Map<Instant, MailDelay> since(Instant from, TimeScale scale) {
        return LIST.in(entities)
                .set("scale", scale.name())
                .set("from", from)
                .rows()
                .collect(Collectors.toMap(row -> row.time(0), row -> MailDelay.of(row, 1)));
    }
}
