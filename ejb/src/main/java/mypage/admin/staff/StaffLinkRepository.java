package mypage.admin.staff;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import mypage.platform.OneRow;

/** The rows of {@link StaffLink}. */
@Dependent
class StaffLinkRepository {

    @PersistenceContext
    EntityManager entities;

    void add(StaffLink link) {
        entities.persist(link);
    }

    /** The member of a valid link. */
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

    /** When the valid links of these members end; a member without one is left out. */
    Map<Long, Instant> ends(Collection<Long> staffIds, Instant now) {
        if (staffIds.isEmpty()) {
            return Map.of();
        }
        return entities.createNamedQuery(StaffLink.ENDS, Object[].class)
                .setParameter("staff", staffIds)
                .setParameter("now", now)
                .getResultStream()
                .collect(Collectors.toMap(row -> (Long) row[0], row -> (Instant) row[1]));
    }

    void endAll(long staffId) {
        entities.createNamedQuery(StaffLink.END_ALL)
                .setParameter("staff", staffId)
                .executeUpdate();
    }
}
