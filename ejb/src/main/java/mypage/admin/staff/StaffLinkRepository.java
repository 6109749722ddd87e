package mypage.admin.staff;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Optional;
import mypage.platform.OneRow;

/** The rows of {@link StaffLink}. */
@Dependent
class StaffLinkRepository {

    @PersistenceContext
    EntityManager entities;

    void add(StaffLink link) {
        entities.persist(link);
    }

    /** The member to whom it leads, as long as it does. */
    Optional<StaffMember> member(byte[] hash, Instant now) {
        return entities.createNamedQuery(StaffLink.MEMBER, StaffMember.class)
                .setParameter("hash", hash)
                .setParameter("now", now)
                .getResultStream()
                .findFirst();
    }

    boolean use(byte[] hash, long staffId, Instant now) {
        return OneRow.isChangedBy(entities.createNamedQuery(StaffLink.USE)
                .setParameter("hash", hash)
                .setParameter("staff", staffId)
                .setParameter("now", now));
    }

    void endAll(long staffId) {
        entities.createNamedQuery(StaffLink.END_ALL)
                .setParameter("staff", staffId)
                .executeUpdate();
    }
}
