package mypage.admin.dashboard;

import jakarta.persistence.Query;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import mypage.TestContainer;
import mypage.platform.Timestamps;

/** Events and mails of a time that no other test uses, in a database that all tests share. */
public abstract class MetricFixture {

    /** 9:20 on a Monday in Japan, ten years before other tests. */
    public static final Instant NOW = Instant.parse("2016-01-11T00:20:00Z");

    public final TestContainer container = start();
    public final MetricRollUpTransactions rollUp = container.get(MetricRollUpTransactions.class);
    public final MetricService metrics = container.get(MetricService.class);

    /** A container whose settings may differ. */
    TestContainer start() {
        return new TestContainer();
    }

    public MetricFixture() {
        container.clock.set(NOW);
        update("alter table audit_event disable trigger user");
        update("delete from audit_event");
        update("alter table audit_event enable trigger user");
        update("delete from outbox_message");
        update("delete from figure_hour");
        update("delete from mail_delay");
    }

    public int update(String sql, Object... arguments) {
        return container.asOwner(() -> query(sql, arguments).executeUpdate());
    }

    public long number(String sql, Object... arguments) {
        return container.asOwner(() -> ((Number) query(sql, arguments).getSingleResult()).longValue());
    }

    public String text(String sql, Object... arguments) {
        return container.asOwner(() -> (String) query(sql, arguments).getSingleResult());
    }

    private Query query(String sql, Object... arguments) {
        Query query = container.entities().createNativeQuery(sql);
        for (int i = 0; i < arguments.length; i++) {
            query.setParameter(i + 1, arguments[i] instanceof Instant time ? Timestamps.of(time) : arguments[i]);
        }
        return query;
    }

    /** Rolls up until there is no more to do. */
    public int rollUp() {
        int batches = 1;
        while (rollUp.rollUpNext(MetricTimer.DAY)) {
            batches++;
        }
        return batches;
    }

    public static Instant ago(String time) {
        return NOW.minus(Duration.parse(time));
    }

    public void events(int count, String kind, Instant time) {
        events(count, kind, "SEEKER", "192.0.2.1", time);
    }

    public void events(int count, String kind, String service, String address, Instant time) {
        update("""
                insert into audit_event (id, occurred_at, kind, outcome, service, client_address)
                select nextval('id_seq'), ?1, ?2, 'SUCCESS', ?3, ?4 from generate_series(1,
                    ?5)""", time, kind, service, address, count);
    }

    public void mail(String state, Duration delay, Instant finished) {
        update("""
                insert into outbox_message (id, topic, recipient, subject, state, queued_at, not_after, next_try_at,
                    tries, finished_at)
                values (nextval('id_seq'), 'figures', 'a@example.jp', '-', ?1, ?2, ?3, ?3, 1,
                    ?3)""", state, finished.minus(delay), Timestamp.from(finished));
    }

    public void queued(Instant due, String error) {
        update("""
                insert into outbox_message (id, topic, recipient, subject, state, queued_at, not_after, next_try_at,
                    tries, last_error)
                values (nextval('id_seq'), 'figures', 'a@example.jp', '-', 'QUEUED', ?1, ?1, ?1, 1, nullif(?2,
                    ''))""", due, error);
    }
}
