package mypage.admin.approvals;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mypage.platform.NativeStatement;
import mypage.platform.Row;
import mypage.platform.Slice;

/** {@link PendingAct}s with what staff see of them. */
@Dependent
class PendingActViewRepository {

    /** On one page. */
    static final int PAGE = 50;

    /** More than can wait. */
    private static final int MOST_WAITING = 200;

    private static final String VIEW = """
            select p.id, p.kind, p.details, p.asked_by, a.name as asker, p.asked_at, p.due_at, p.expires_at, p.state,
                d.name as decider, p.decided_at
            from pending_act p join staff a on a.id = p.asked_by left join staff d on d.id = p.decided_by
            where\s""";

    private static final NativeStatement ONE = NativeStatement.of(VIEW + "p.id = :id");

    private static final NativeStatement WAITING = NativeStatement.of(
            VIEW + "p.state = 'WAITING' and p.expires_at > :now order by p.asked_at, p.id limit :most");

    private static final NativeStatement OVER = NativeStatement.of(VIEW
            + "(p.state <> 'WAITING' or p.expires_at <= :now) and p.id < :before" + " order by p.id desc limit :most");

    @PersistenceContext
    EntityManager entities;

    @Inject
    Clock clock;

    Optional<PendingActView> find(long id) {
        Instant now = clock.instant();
        return ONE.in(entities).set("id", id).first().map(row -> view(row, now));
    }

    /** The oldest first. */
    List<PendingActView> waiting() {
        Instant now = clock.instant();
        return WAITING.in(entities)
                .set("now", now)
                .set("most", MOST_WAITING)
                .rows()
                .map(row -> view(row, now))
                .toList();
    }

    /** The newest first. */
    Slice<PendingActView> over(Optional<Long> before) {
        Instant now = clock.instant();
        List<PendingActView> found = OVER.in(entities)
                .set("now", now)
                .set("before", before.orElse(Long.MAX_VALUE))
                .set("most", PAGE + 1)
                .rows()
                .map(row -> view(row, now))
                .toList();
        return Slice.of(found, PAGE, PendingActView::id);
    }

    private static PendingActView view(Row row, Instant now) {
        Instant expiresAt = row.time(7);
        ActState kept = ActState.stored(row.text(8));
        return new PendingActView(
                row.number(0),
                ActKind.stored(row.text(1)),
                ActDetails.parse(row.text(2)),
                row.number(3),
                row.text(4),
                row.time(5),
                Optional.ofNullable(row.time(6)),
                expiresAt,
                kept == ActState.WAITING && !now.isBefore(expiresAt) ? ActState.EXPIRED : kept,
                Optional.ofNullable(row.text(9)),
                Optional.ofNullable(row.time(10)));
    }
}
