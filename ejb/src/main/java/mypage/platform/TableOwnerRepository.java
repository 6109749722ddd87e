package mypage.platform;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;

/** Who owns the tables. */
@Dependent
public class TableOwnerRepository {

    /** Also true of a superuser, and of a member of the role that owns them. */
    private static final NativeStatement OWNED = NativeStatement.of(
            "select 1 from pg_class where oid = to_regclass('audit_event') and pg_has_role(relowner, 'member')");

    @PersistenceContext
    EntityManager entities;

    /** The risk that this node takes if its role can do whatever the owner of the tables can. */
    public Optional<Risk> risk() {
        return OWNED.in(entities).first().map(owned -> Risk.TABLE_OWNER);
    }
}
