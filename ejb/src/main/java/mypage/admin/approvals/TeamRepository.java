package mypage.admin.approvals;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import mypage.platform.NativeStatement;

/** Reads whom to tell. The entity of a member is in a room above. */
@Dependent
class TeamRepository {

    /** A member to tell. */
    record Addressee(long id, String email, String name) {}

    private static final String ENROLLED =
            "select m.id, m.email, m.name from staff m where m.password_hash is not null and ";

    private static final NativeStatement DECIDERS = NativeStatement.of(ENROLLED + """
            m.disabled_at is null
                and exists (select from staff_role r where r.staff_id = m.id and r.role in ('APPROVE', 'MANAGE'))""");

    private static final NativeStatement ALL =
            NativeStatement.of(ENROLLED + "(m.disabled_at is null or m.disabled_at > :since)");

    private static final NativeStatement NAME = NativeStatement.of("select name from staff where id = :id");

    @PersistenceContext
    EntityManager entities;

    /** The members who may approve or manage. */
    List<Addressee> deciders() {
        return addressees(DECIDERS.in(entities));
    }

    /** All members, and those who were disabled after this time. */
    List<Addressee> all(Instant disabledSince) {
        return addressees(ALL.in(entities).set("since", disabledSince));
    }

    private static List<Addressee> addressees(NativeStatement.Execution query) {
        return query.rows()
                .map(row -> new Addressee(row.number(0), row.text(1), row.text(2)))
                .toList();
    }

    String name(long id) {
        return NAME.in(entities).set("id", id).first().orElseThrow().text(0);
    }
}
