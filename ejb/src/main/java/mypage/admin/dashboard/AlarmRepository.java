package mypage.admin.dashboard;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mypage.account.Service;
import mypage.platform.NativeStatement;
import mypage.platform.NativeStatement.Execution;
import mypage.platform.Row;

/** The rows of {@link Alarm}s. Each change is one statement. */
@Dependent
class AlarmRepository {

    /** A state that is noted each minute has ended if it was not noted for this long. */
    static final Duration PAUSE = Duration.ofMinutes(10);

    /** For this long an event is shown after somebody has looked at it. */
    static final Duration SEEN = Duration.ofHours(24);

    /** So many events are shown; the others follow once somebody has looked at these. */
    static final int MOST = 20;

    private static final NativeStatement RAISE = NativeStatement.of("""
            insert into alarm (id, kind, service, subject_id, times, first_at, last_at)
            values (nextval('id_seq'), :kind, :service, :subject, 1, :now, :now)
            on conflict (kind, service, subject_id) where seen_at is null do update
                set times = alarm.times + 1, last_at = excluded.last_at, mailed_at = null""");

    private static final NativeStatement GO_ON = NativeStatement.of("""
            update alarm set last_at = :now
            where kind = :kind and service = :service and subject_id = 0 and last_at > :paused
                and least(last_at, seen_at) >= :since""");

    private static final String ALARM = """
            select a.id, a.kind, a.service, a.subject_id, a.times, a.first_at, a.last_at, a.seen_at, s.name
            from alarm a left join staff s on s.id = a.seen_by where\s""";

    private static final String IS_EVENT = Stream.of(AlarmKind.values())
            .filter(AlarmKind::isEvent)
            .map(kind -> "'" + kind + "'")
            .collect(Collectors.joining(",", "a.kind in (", ")"));

    private static final NativeStatement EVENTS = NativeStatement.of(ALARM + IS_EVENT
            + " and (a.seen_at is null or a.seen_at > :recently)"
            + " order by a.seen_at is not null, a.id limit :most");

    private static final NativeStatement LASTING =
            NativeStatement.of(ALARM + "not " + IS_EVENT + " and a.last_at > :paused order by a.id desc");

    private static final NativeStatement ONE = NativeStatement.of(ALARM + "a.id = :id");

    private static final NativeStatement SEE = NativeStatement.of("""
            update alarm set seen_at = :now, seen_by = :staff where id = :id and seen_at is null and times = :times""");

    /** Of an event all are told: whoever caused it may be the one who has looked at it. */
    private static final String TO_MAIL = " a.mailed_at is null and (a.seen_at is null or " + IS_EVENT + ")";

    private static final NativeStatement UNMAILED =
            NativeStatement.of("select a.kind, count(*), max(a.last_at) from alarm a where" + TO_MAIL
                    + " group by a.kind order by a.kind");

    private static final NativeStatement MAILED =
            NativeStatement.of("update alarm a set mailed_at = :now where a.kind = :kind and" + TO_MAIL);

    @PersistenceContext
    EntityManager entities;

    /** Notes what happened: as the same alarm until somebody has looked at it. */
    void raise(AlarmKind kind, String service, long subject, Instant now) {
        RAISE.in(entities)
                .set("kind", kind.name())
                .set("service", service)
                .set("subject", subject)
                .set("now", now)
                .update();
    }

    /**
     * Notes that a state lasts. It is a new alarm only if it has not lasted until now, or if its cause is newer than
     * what was noted or looked at.
     *
     * @param since when its newest cause came
     */
    void goOn(AlarmKind kind, String service, Instant since, Instant now) {
        int lasting = GO_ON.in(entities)
                .set("kind", kind.name())
                .set("service", service)
                .set("paused", now.minus(PAUSE))
                .set("since", since)
                .set("now", now)
                .update();
        if (lasting == 0) {
            raise(kind, service, 0, now);
        }
    }

    /** Those that nobody has looked at, the oldest first; then those that somebody looked at not long ago. */
    List<Alarm> events(Instant now) {
        return alarms(EVENTS.in(entities).set("recently", now.minus(SEEN)).set("most", MOST));
    }

    /** Of states that last, the newest first. */
    List<Alarm> lasting(Instant now) {
        return alarms(LASTING.in(entities).set("paused", now.minus(PAUSE)));
    }

    Optional<Alarm> find(long id) {
        return alarms(ONE.in(entities).set("id", id)).stream().findFirst();
    }

    /** @return false when somebody was first, or it has happened more often */
    boolean see(long id, long times, long staff, Instant now) {
        return SEE.in(entities)
                .set("id", id)
                .set("times", times)
                .set("staff", staff)
                .set("now", now)
                .changesOneRow();
    }

    /** Alarms of one kind that no mail has told of. */
    record Unmailed(AlarmKind kind, long alarms, Instant last) {}

    List<Unmailed> unmailed() {
        return UNMAILED.in(entities)
                .rows()
                .map(row -> new Unmailed(AlarmKind.valueOf(row.text(0)), row.number(1), row.time(2)))
                .toList();
    }

    void noteMailed(AlarmKind kind, Instant now) {
        MAILED.in(entities).set("kind", kind.name()).set("now", now).update();
    }

    private static List<Alarm> alarms(Execution query) {
        return query.rows().map(AlarmRepository::alarm).toList();
    }

    private static Alarm alarm(Row row) {
        return new Alarm(
                row.number(0),
                AlarmKind.valueOf(row.text(1)),
                Optional.of(row.text(2)).filter(name -> !name.isEmpty()).map(Service::valueOf),
                row.number(3),
                row.number(4),
                row.time(5),
                row.time(6),
                Optional.ofNullable(row.time(7)),
                Optional.ofNullable(row.text(8)));
    }
}
