package mypage.admin.approvals;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mypage.platform.NativeStatement;
import mypage.platform.NativeStatement.Execution;

/**
 * The rows of {@link PendingAct}. One conditional statement decides about an act, so of many simultaneous decisions
 * exactly one counts. It also checks the roles of that moment, both of the member who decides and of the one who asked.
 */
@Dependent
class PendingActRepository {

    /** Frees the place of an act that nobody decided about in time. */
    private static final NativeStatement EXPIRE = NativeStatement.of("""
            update pending_act set state = 'EXPIRED'
            where kind = :kind and subject = :subject and state = 'WAITING' and expires_at <= :now""");

    /** Returns no row when the same already waits. */
    private static final NativeStatement ASK = NativeStatement.of("""
            insert into pending_act (id, kind, subject, details, asked_by, asked_at, due_at, expires_at, state)
            values (nextval('id_seq'), :kind, :subject, :details, :staff, :now, cast(:due as timestamptz), :end,
                'WAITING')
            on conflict (kind, subject) where state = 'WAITING' do nothing
            returning id""");

    private static final String HAS_ROLE = """
            exists (select from staff m join staff_role r on r.staff_id = m.id
                where m.id = MEMBER and m.disabled_at is null and r.role in (ROLES))""";

    private static final String STILL_WAITS = " where p.id = :id and p.state = 'WAITING' and p.expires_at > :now and ";

    private static final String ASKER_MAY = hasRole("p.asked_by", ":asker");

    private static final NativeStatement APPROVE =
            NativeStatement.of("update pending_act p set state = 'DONE', decided_by = :staff, decided_at = :now"
                    + STILL_WAITS
                    + "p.asked_by <> :staff and "
                    + hasRole(":staff", ":approver")
                    + " and "
                    + ASKER_MAY);

    private static final NativeStatement REFUSE =
            NativeStatement.of("update pending_act p set state = 'REFUSED', decided_by = :staff, decided_at = :now"
                    + STILL_WAITS
                    + "p.asked_by <> :staff and "
                    + hasRole(":staff", "'APPROVE', 'MANAGE'"));

    private static final NativeStatement WITHDRAW =
            NativeStatement.of("update pending_act p set state = 'WITHDRAWN', decided_by = :staff, decided_at = :now"
                    + STILL_WAITS
                    + "p.asked_by = :staff");

    private static final NativeStatement TAKE_DUE =
            NativeStatement.of("update pending_act p set state = 'DONE', decided_at = :now"
                    + STILL_WAITS
                    + "p.due_at <= :now and "
                    + ASKER_MAY);

    private static final NativeStatement VOID =
            NativeStatement.of("update pending_act set state = 'VOID' where id = :id and state = 'DONE'");

    private static final NativeStatement DUE = NativeStatement.of("""
            select id from pending_act where state = 'WAITING' and due_at <= :now and expires_at > :now
            order by id limit 100""");

    private static final NativeStatement CAN_ANOTHER = NativeStatement.of("""
            select 1 from staff m join staff_role r on r.staff_id = m.id and r.role = :approver
            where m.id <> :staff and m.disabled_at is null and m.password_hash is not null limit 1""");

    private static final NativeStatement LAST_DONE = NativeStatement.of("""
            select id, details, decided_at from pending_act
            where kind = :kind and subject = :subject and state = 'DONE' order by decided_at desc, id desc limit 1""");

    private static String hasRole(String member, String roles) {
        return HAS_ROLE.replace("MEMBER", member).replace("ROLES", roles);
    }

    @PersistenceContext
    EntityManager entities;

    Optional<PendingAct> find(long id) {
        return Optional.ofNullable(entities.find(PendingAct.class, id));
    }

    /** @return the number of the act; empty when the same act already waits */
    Optional<Long> ask(
            ActKind kind, String subject, ActDetails details, long staff, Instant now, Instant due, Instant end) {
        EXPIRE.in(entities)
                .set("kind", kind.name())
                .set("subject", subject)
                .set("now", now)
                .update();
        return ASK.in(entities)
                .set("kind", kind.name())
                .set("subject", subject)
                .set("details", details.toString())
                .set("staff", staff)
                .set("now", now)
                .set("due", due)
                .set("end", end)
                .first()
                .map(row -> row.number(0));
    }

    /** Whether a member other than this one can sign in and has the role to approve. */
    boolean canAnotherApprove(ActKind kind, long staff) {
        return CAN_ANOTHER
                .in(entities)
                .set("approver", kind.approver())
                .set("staff", staff)
                .first()
                .isPresent();
    }

    boolean approve(PendingAct act, long staff, Instant now) {
        return on(APPROVE, act, now)
                .set("staff", staff)
                .set("approver", act.kind().approver())
                .set("asker", act.kind().asker())
                .changesOneRow();
    }

    boolean refuse(PendingAct act, long staff, Instant now) {
        return on(REFUSE, act, now).set("staff", staff).changesOneRow();
    }

    boolean withdraw(PendingAct act, long staff, Instant now) {
        return on(WITHDRAW, act, now).set("staff", staff).changesOneRow();
    }

    /** Takes an act whose waiting time is over, for the one caller that carries it out. */
    boolean takeDue(PendingAct act, Instant now) {
        return on(TAKE_DUE, act, now).set("asker", act.kind().asker()).changesOneRow();
    }

    private Execution on(NativeStatement statement, PendingAct act, Instant now) {
        return statement.in(entities).set("id", act.id()).set("now", now);
    }

    /** Notes that an act that was decided could not be carried out. */
    void noteVoid(PendingAct act) {
        VOID.in(entities).set("id", act.id()).update();
    }

    Optional<DoneAct> lastDone(ActKind kind, String subject) {
        return LAST_DONE
                .in(entities)
                .set("kind", kind.name())
                .set("subject", subject)
                .first()
                .map(row -> new DoneAct(row.number(0), ActDetails.parse(row.text(1)), row.time(2)));
    }

    List<Long> due(Instant now) {
        return DUE.in(entities).set("now", now).rows().map(row -> row.number(0)).toList();
    }
}
