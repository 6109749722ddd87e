package mypage.admin.dashboard;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mypage.account.Service;
import mypage.audit.AuditEvent;
import mypage.platform.NativeStatement;

/** The table {@code figure_hour}: how many audit events of each kind a service had in an hour. */
@Dependent
class MetricRepository {

    /** Released at the end of the transaction. */
    private static final NativeStatement TRY_LOCK = NativeStatement.of(
            "select pg_try_advisory_xact_lock(cast(cast(cast('figure_hour' as regclass) as oid) as bigint))");

    private static final NativeStatement FIRST_EVENT = NativeStatement.of("select min(occurred_at) from audit_event");

    // A sign-in changes its name when the rollout date is moved, so counts that no longer exist are deleted.
    private static final NativeStatement COUNT_EVENTS =
            NativeStatement.of("""
            with counted as (
                select e.hour, e.service, e.name, cast(sum(e.requests) as bigint) as count from (
                    select date_trunc('hour', a.occurred_at, 'Asia/Tokyo') as hour, coalesce(a.service, '') as service,
                        case when a.kind = 'SIGNED_IN' and a.occurred_at < p.required_from
                            then 'SIGNED_IN_BEFORE_LAUNCH' else a.kind end as name,
                        REQUESTS as requests
                    from audit_event a left join otp_policy p on p.service = a.service
                    where a.occurred_at >= :from and a.occurred_at < :to
                        and a.kind = any(string_to_array(:kinds, ','))) e
                group by e.hour, e.service, e.name),
            gone as (
                delete from figure_hour f where f.hour >= :from and f.hour < :to
                    and not exists (select from counted c where (c.hour, c.service, c.name)
                        = (f.hour, f.service, f.name)))
            insert into figure_hour (hour, service, name, count)
            select hour, service, name, count from counted
            on conflict (hour, service, name) do update set count = excluded.count
                where figure_hour.count <> excluded.count""".replace("REQUESTS", AuditEvent.REQUESTS));

    private static final NativeStatement COUNTS = NativeStatement.of("""
            select date_trunc(:field, hour, 'Asia/Tokyo'), name, sum(count) from figure_hour
            where hour >= :from and hour < :to and (service = :service or :service = '')
            group by 1, 2""");

    private static final String KINDS =
            Stream.of(MetricCounter.values()).map(Enum::name).collect(Collectors.joining(","));

    @PersistenceContext
    EntityManager entities;

    /** Locks out other transactions that count, until this one ends; false when one is counting. */
    boolean tryLock() {
        return TRY_LOCK.in(entities).first().orElseThrow().isTrue(0);
    }

    /** When the oldest audit event was written; empty when there is none. */
    Optional<Instant> firstEvent() {
        return FIRST_EVENT.in(entities).first().map(row -> row.time(0));
    }

    /** Counts the events of these hours, again if they were counted before. */
    void countEvents(Instant from, Instant to) {
        COUNT_EVENTS
                .in(entities)
                .set("from", from)
                .set("to", to)
                .set("kinds", KINDS)
                .update();
    }

    /** The counts, by the start of each interval of this scale. */
    Map<Instant, Metrics> counts(TimeScale scale, Optional<Service> service, Instant from, Instant to) {
        Map<Instant, Map<MetricCounter, Long>> found = new HashMap<>();
        COUNTS.in(entities)
                .set("field", scale.field())
                .set("from", from)
                .set("to", to)
                .set("service", service.map(Enum::name).orElse(""))
                .rows()
                .forEach(row -> found.computeIfAbsent(row.time(0), start -> new EnumMap<>(MetricCounter.class))
                        .put(MetricCounter.valueOf(row.text(1)), row.number(2)));
        return found.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> new Metrics(entry.getValue())));
    }
}
