package mypage.demo;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A month of invented metrics for the dashboard of the demo, which would otherwise be empty; the product invents none.
 * They end before the current hour: from then on the metrics are those of sign-ins to the demo.
 */
public final class DemoMetrics {

    // More by day than by night, fewer at weekends, one evening with many wrong passwords; the same numbers each time
    // for the same hour.
    private static final String COUNTS = """
            insert into figure_hour (hour, service, name, count)
            select h.hour, s.service, n.name, round(s.size * n.part * h.busy * h.week
                    * (0.85 + 0.3 * (hashtext(h.hour || s.service || (n.part < 0.4)) & 1023) / 1023)
                    * case when n.name like 'PASSWORD%' and h.day = 9 and h.hours between 20 and 22 then 9 else 1 end)
            from (select hour, extract(hour from local) as hours, extract(day from now() - hour) as day,
                    0.06 + exp(-power((extract(hour from local) - 10.5) / 2.6, 2)) + 0.8 * exp(-power((extract(hour
                        from local) - 15.5) / 3.4, 2)) as busy,
                    case when extract(isodow from local) > 5 then 0.35 else 1 end as week
                from (select hour, hour at time zone 'Asia/Tokyo' as local
                    from generate_series(date_trunc('hour', now()) - interval '744 hours',
                        date_trunc('hour', now()) - interval '1 hour', interval '1 hour') hour) l) h,
                (values ('SEEKER', 900.0), ('EMPLOYER', 420.0), ('JOB_INFORMATION', 60.0)) s(service, size),
                (values ('SIGNED_IN', 1.0), ('OTP_SKIPPED', 0.44), ('OTP_ISSUED', 0.63), ('CONFIRMED', 0.02),
                    ('OTP_WRONG', 0.05),
                    ('OTP_EXPIRED', 0.012), ('OTP_REFUSED', 0.01), ('OTP_WITHHELD', 0.003), ('PASSWORD_REFUSED', 0.11),
                    ('PASSWORD_DELAYED', 0.008)) n(name, part)
            on conflict do nothing""";

    private static final String MAILS = """
            insert into mail_delay (scale, starts_at, sent, given_up, p50_ms, p95_ms)
            select '%1$s', f.start, sum(f.count), sum(f.count) / 900,
                700 + 900 * avg(f.count) / 600 * %2$s, 1900 + 3600 * avg(f.count) / 600 * %2$s
            from (select count, date_trunc('%1$s', hour, 'Asia/Tokyo') as start from figure_hour
                where name = 'OTP_ISSUED' and hour < date_trunc('hour', now()) - interval '1 hour') f
            group by f.start
            on conflict (scale, starts_at) do update set sent = excluded.sent, given_up = excluded.given_up,
                p50_ms = excluded.p50_ms, p95_ms = excluded.p95_ms where mail_delay.sent = 0""";

    private DemoMetrics() {}

    public static void insert(Connection connection) throws SQLException {
        try (Statement sql = connection.createStatement()) {
            sql.execute(COUNTS);
            sql.execute(MAILS.formatted("HOUR", "1"));
            sql.execute(MAILS.formatted("DAY", "2"));
        }
    }
}
