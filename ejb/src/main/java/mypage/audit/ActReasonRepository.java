package mypage.audit;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Optional;
import mypage.platform.ActReason;
import mypage.platform.NativeStatement;

/** The reasons of acts of staff, each beside its audit event. Joins the caller's transaction. */
@Stateless
public class ActReasonRepository {

    private static final NativeStatement ADD = NativeStatement.of("""
            insert into act_reason (event_id, staff_id, made_at, reason, note, office)
            values (:event, :staff, :now, :reason, :note, :office)""");

    private static final NativeStatement LAST_OFFICE = NativeStatement.of(
            "select office from act_reason where staff_id = :staff order by made_at desc, event_id desc limit 1");

    @PersistenceContext
    EntityManager entities;

    public void add(long event, long staff, ActReason reason, Instant now) {
        ADD.in(entities)
                .set("event", event)
                .set("staff", staff)
                .set("now", now)
                .set("reason", reason.kind().name())
                .set("note", reason.note())
                .set("office", reason.office())
                .update();
    }

    /** The office that the member named last. */
    public Optional<String> lastOffice(long staff) {
        return LAST_OFFICE.in(entities).set("staff", staff).first().map(row -> row.text(0));
    }
}
