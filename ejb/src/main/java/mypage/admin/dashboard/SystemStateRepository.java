package mypage.admin.dashboard;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import mypage.account.Service;
import mypage.audit.AuditEvent;
import mypage.platform.NativeStatement;
import mypage.platform.NativeStatement.Execution;
import mypage.platform.RequestContext;
import mypage.platform.Row;

/**
 * Measures the {@link SystemState}, over several tables. An index answers each question from what is queued, open or
 * recent, so the cost does not grow with the past.
 */
@Dependent
class SystemStateRepository {

    /**
     * The most queued mails or addresses with refused passwords that are read; with so many, the judgement is clear.
     */
    static final int MOST = 10_000;

    // Mails in bulk yield to others by design, so it is no failure when they wait, but it is when they are refused.
    private static final NativeStatement QUEUE = NativeStatement.of("""
            select min(next_try_at) filter (where not bulk), count(*) filter (where not bulk), count(last_error) from (
                (select bulk, next_try_at, last_error from outbox_message where state = 'QUEUED' and not bulk
                    order by next_try_at limit :most)
                union all
                (select bulk, next_try_at, last_error from outbox_message where state = 'QUEUED' and bulk
                    order by next_try_at limit :most)) q""");

    private static final NativeStatement MAIL_REQUESTS =
            NativeStatement.of("select min(requested_at), count(*) from mail_request");

    private static final NativeStatement DELIVERED = NativeStatement.of("""
            select count(*) filter (where state = 'SENT' and not bulk),
                count(*) filter (where state in ('EXPIRED', 'FAILED') and not bulk),
                percentile_cont(0.5) within group (order by delay) filter (where state = 'SENT' and not bulk),
                percentile_cont(0.95) within group (order by delay) filter (where state = 'SENT' and not bulk),
                count(*) filter (where state = 'FAILED'), count(*) filter (where state <> 'REPLACED')
            from (select state, bulk, extract(epoch from finished_at - queued_at) * 1000 as delay
                from outbox_message where finished_at >= :since) m""");

    private static final NativeStatement BOUNCED = NativeStatement.of("""
            select b.mails, case when b.mails < :floor then 0 else
                (select count(*) from outbox_message where finished_at >= :since and state = 'SENT') end
            from (select count(*) as mails from outbox_message
                where bounce = 'FAILED' and queued_at >= :since) b""");

    private static final NativeStatement FAILED_SIGN_INS =
            NativeStatement.of("""
            select coalesce(a.client_address, ''), cast(sum(REQUESTS) as bigint) from audit_event a
            where occurred_at >= :since and kind in ('PASSWORD_REFUSED', 'PASSWORD_DELAYED')
            group by 1 order by 2 desc limit :most""".replace("REQUESTS", AuditEvent.REQUESTS));

    private static final NativeStatement USUAL_FAILED_SIGN_INS = NativeStatement.of("""
            select coalesce(sum(count), 0) / 7.0 from figure_hour
            where hour = any(select cast(:hour as timestamptz) - d * interval '24 hours' from generate_series(1, 7) d)
                and name in ('PASSWORD_REFUSED', 'PASSWORD_DELAYED')""");

    private static final NativeStatement STOPS = NativeStatement.of("""
            select services, starts_at, ends_at, approximate from maintenance_window where ends_at > :now
                and cancelled_at is null
            order by starts_at, ends_at limit 20""");

    private static final NativeStatement OTP_OFF = NativeStatement.of("""
            select service, off_since, required_from from otp_policy
            where off_since is not null and required_from > :now order by service""");

    private static final NativeStatement ACTS = NativeStatement.of("""
            select count(*), min(due_at), max(asked_at) filter (where due_at is not null)
            from pending_act where state = 'WAITING' and expires_at > :now""");

    // Rare kinds of events have an index.
    private static final NativeStatement COMMAND = NativeStatement.of("""
            select max(occurred_at) from audit_event
            where kind = 'STAFF_INVITED' and request_id = 'command' and occurred_at > :since""");

    private static final NativeStatement ADMINISTRATORS = NativeStatement.of("""
            select count(*) from staff m join staff_role r on r.staff_id = m.id and r.role = 'MANAGE'
            where m.disabled_at is null and m.password_hash is not null""");

    // The last condition is that of AddressRequestFilter.HELD.
    private static final NativeStatement REQUESTS = NativeStatement.of("""
            select count(*) filter (where state = 'RECEIVED'), count(*) filter (where state = 'IN_REVIEW'),
                count(*) filter (where state = 'APPROVED' and proof_hash is null and wait_until <= :now
                    and not exists (select from outbox_message m where m.topic = 'office:approved:' || r.id
                        and m.state = 'SENT'))
            from address_request r where r.finished_at is null""");

    // One check a night, and those that staff asked for: few rows, however long they are kept.
    private static final NativeStatement AUDIT = NativeStatement.of("""
            select coalesce((select defect is not null from audit_check where finished_at is not null
                    order by started_at desc, id desc limit 1), false),
                (select max(finished_at) from audit_check where defect is null),
                (select min(occurred_at) from audit_event)""");

    @PersistenceContext
    EntityManager entities;

    @Inject
    MailDelayRepository delays;

    SystemState measure(Instant now) {
        Instant recent = now.minus(AlertRules.RECENT);
        Row delivered = row(DELIVERED.in(entities).set("since", recent));
        return new SystemState(
                now,
                delays.newestHour(),
                queue(row(QUEUE.in(entities).set("most", MOST))),
                mailRequests(row(MAIL_REQUESTS.in(entities))),
                MailDelay.of(delivered, 0),
                new SystemState.Refused(delivered.number(4), delivered.number(5)),
                bounced(row(BOUNCED.in(entities)
                        .set("floor", AlertRules.BOUNCED)
                        .set("since", now.minus(AlertRules.BOUNCED_WITHIN)))),
                byNetwork(FAILED_SIGN_INS
                        .in(entities)
                        .set("since", recent)
                        .set("most", MOST)
                        .rows()),
                usual(now),
                OTP_OFF.in(entities)
                        .set("now", now)
                        .rows()
                        .map(SystemStateRepository::otpOff)
                        .toList(),
                team(now),
                STOPS.in(entities)
                        .set("now", now)
                        .rows()
                        .map(SystemStateRepository::window)
                        .toList(),
                requests(row(REQUESTS.in(entities).set("now", now))),
                audit(row(AUDIT.in(entities))));
    }

    private static Row row(Execution query) {
        return query.first().orElseThrow();
    }

    private static SystemState.Queue queue(Row row) {
        return new SystemState.Queue(Optional.ofNullable(row.time(0)), row.number(1), row.number(2));
    }

    private static SystemState.MailRequests mailRequests(Row row) {
        return new SystemState.MailRequests(Optional.ofNullable(row.time(0)), row.number(1));
    }

    private static SystemState.Bounced bounced(Row row) {
        return new SystemState.Bounced(row.number(0), row.number(1));
    }

    private static Alert.OtpOff otpOff(Row row) {
        return new Alert.OtpOff(Service.valueOf(row.text(0)), row.time(1), row.time(2));
    }

    private SystemState.Team team(Instant now) {
        Row acts = row(ACTS.in(entities).set("now", now));
        Row command = row(COMMAND.in(entities).set("since", now.minus(AlertRules.COMMAND)));
        return new SystemState.Team(
                new Alert.ActsWait(
                        acts.number(0), Optional.ofNullable(acts.time(1)), Optional.ofNullable(acts.time(2))),
                Optional.ofNullable(command.time(0)),
                row(ADMINISTRATORS.in(entities)).number(0));
    }

    private static SystemState.Window window(Row row) {
        return new SystemState.Window(row.text(0), row.time(1), row.time(2), row.isTrue(3));
    }

    private static Alert.Requests requests(Row row) {
        return new Alert.Requests(row.number(0), row.number(1), row.number(2));
    }

    private static SystemState.Audit audit(Row row) {
        return new SystemState.Audit(row.isTrue(0), Optional.ofNullable(row.time(1)), Optional.ofNullable(row.time(2)));
    }

    /** @param addresses with their attempts, those with the most first */
    private static List<NetworkFailures> byNetwork(Stream<Row> addresses) {
        Map<String, NetworkFailures> networks = new HashMap<>();
        addresses
                .map(row -> new NetworkFailures(network(row.text(0)), row.text(0), row.number(1)))
                .forEach(attempts -> networks.merge(attempts.network(), attempts, NetworkFailures::plus));
        return List.copyOf(networks.values());
    }

    /** The network of an address; an IPv4 address is written without its prefix length. */
    private static String network(String address) {
        return new RequestContext(address, "", "").network().replaceFirst("/32$", "");
    }

    private double usual(Instant now) {
        // The hour in which most of the recent time lies.
        Instant hour = TimeScale.HOUR.startOf(now.minus(AlertRules.RECENT.dividedBy(2)));
        return row(USUAL_FAILED_SIGN_INS.in(entities).set("hour", hour)).decimal(0);
    }
}
