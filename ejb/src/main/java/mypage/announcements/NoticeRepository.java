package mypage.announcements;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;

/** The rows of {@link Notice}. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class NoticeRepository {

    @PersistenceContext
    EntityManager entities;

    /** Those that are shown now or will be soon, the newest first. */
    public List<Notice> inForce(Instant now, Instant soon) {
        return entities.createNamedQuery(Notice.IN_FORCE, Notice.class)
                .setParameter("now", now)
                .setParameter("soon", soon)
                .getResultList();
    }

    /** Those with a smaller id, the newest first. */
    public List<Notice> before(long id, int most) {
        return entities.createNamedQuery(Notice.PAGE, Notice.class)
                .setParameter("before", id)
                .setMaxResults(most)
                .getResultList();
    }
}
