package mypage.admin.dashboard;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import mypage.platform.RequestContext;

/**
 * Measures the {@link SystemState}. Each question is answered by an index over what is queued, open or recent, so it costs the same
 * however much there was before.
 */
record AlertMeasurements(Native sql) {

    /** More queued mails, or addresses that guess, are not looked at: the judgement is made by then. */
    static final int MOST = 10_000;

    private static final String FIGURES = "select max(starts_at) from mail_delay where scale = 'HOUR'";

    // Mails in bulk give way to others by design, so it is no failure when they wait; that they are refused is.
    private static final String QUEUE = """
            select min(next_try_at) filter (where not bulk), count(*) filter (where not bulk), count(last_error) from (
                (select bulk, next_try_at, last_error from outbox_message where state = 'QUEUED' and not bulk
                    order by next_try_at limit ?1)
                union all
                (select bulk, next_try_at, last_error from outbox_message where state = 'QUEUED' and bulk
                    order by next_try_at limit ?1)) q""";

    private static final String DELIVERED = """
            select count(*) filter (where state = 'SENT' and not bulk),
                count(*) filter (where state in ('EXPIRED', 'FAILED') and not bulk),
                percentile_cont(0.5) within group (order by delay) filter (where state = 'SENT' and not bulk),
                percentile_cont(0.95) within group (order by delay) filter (where state = 'SENT' and not bulk),
                count(*) filter (where state = 'FAILED'), count(*) filter (where state <> 'REPLACED')
            from (select state, bulk, extract(epoch from finished_at - queued_at) * 1000 as delay
                from outbox_message where finished_at >= ?1) m""";

    private static final String GUESSES = """
            select coalesce(client_address, ''), count(*) from audit_event
            where occurred_at >= ?1 and kind in ('PASSWORD_REFUSED', 'PASSWORD_DELAYED')
            group by 1 order by 2 desc limit ?2""";

    private static final String GUESSES_USUAL = """
            select coalesce(sum(count), 0) / 7.0 from figure_hour
            where hour = any(select cast(?1 as timestamptz) - d * interval '24 hours' from generate_series(1, 7) d)
                and name in ('PASSWORD_REFUSED', 'PASSWORD_DELAYED')""";

    private static final String STOPS = """
            select services, starts_at, ends_at, approximate from maintenance_window where ends_at > ?1 and cancelled_at is null
            order by starts_at, ends_at limit 20""";

    // The last ones are those of RequestFilter.HELD.
    private static final String REQUESTS = """
            select count(*) filter (where state = 'RECEIVED'), count(*) filter (where state = 'IN_REVIEW'),
                count(*) filter (where state = 'APPROVED' and proof_hash is null and wait_until <= ?1
                    and not exists (select from outbox_message m where m.topic = 'office:approved:' || r.id and m.state = 'SENT'))
            from address_request r where r.finished_at is null""";

    // One check a night, and those that staff asked for: few rows, however long they are kept.
    private static final String AUDIT = """
            select coalesce((select defect is not null from audit_check where finished_at is not null
                    order by started_at desc, id desc limit 1), false),
                (select max(finished_at) from audit_check where defect is null),
                (select min(occurred_at) from audit_event)""";

    SystemState situation(Instant now) {
        Instant recent = now.minus(AlertRules.RECENT);
        Object[] finished = sql.row(DELIVERED, recent);
        return new SystemState(
                now,
                Optional.ofNullable(Native.time(sql.value(FIGURES))),
                queue(sql.row(QUEUE, MOST)),
                MailDelay.of(finished, 0),
                new SystemState.Refused(Native.number(finished[4]), Native.number(finished[5])),
                byNetwork(sql.rows(GUESSES, recent, MOST)),
                usual(now),
                sql.rows(STOPS, now).map(AlertMeasurements::stop).toList(),
                requests(sql.row(REQUESTS, now)),
                audit(sql.row(AUDIT)));
    }

    private static SystemState.Queue queue(Object[] row) {
        return new SystemState.Queue(
                Optional.ofNullable(Native.time(row[0])), Native.number(row[1]), Native.number(row[2]));
    }

    private static SystemState.Window stop(Object[] row) {
        return new SystemState.Window((String) row[0], Native.time(row[1]), Native.time(row[2]), (Boolean) row[3]);
    }

    private static Alert.Requests requests(Object[] row) {
        return new Alert.Requests(Native.number(row[0]), Native.number(row[1]), Native.number(row[2]));
    }

    private static SystemState.Audit audit(Object[] row) {
        return new SystemState.Audit(
                (Boolean) row[0], Optional.ofNullable(Native.time(row[1])), Optional.ofNullable(Native.time(row[2])));
    }

    /** @param addresses with their tries, those with the most first */
    private static List<NetworkFailures> byNetwork(Stream<Object[]> addresses) {
        Map<String, NetworkFailures> networks = new HashMap<>();
        addresses
                .map(row -> new NetworkFailures(network((String) row[0]), (String) row[0], Native.number(row[1])))
                .forEach(tries -> networks.merge(tries.network(), tries, NetworkFailures::plus));
        return List.copyOf(networks.values());
    }

    /** An IPv4 address without the length that says that it is one alone. */
    private static String network(String address) {
        return new RequestContext(address, "", "").network().replaceFirst("/32$", "");
    }

    private double usual(Instant now) {
        // Of that hour in which most of the recent time lies.
        Instant hour = TimeScale.HOUR.startOf(now.minus(AlertRules.RECENT.dividedBy(2)));
        return ((Number) sql.value(GUESSES_USUAL, hour)).doubleValue();
    }
}
