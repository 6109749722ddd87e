package mypage.announcements;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;

/** The rows of {@link MaintenanceWindow}. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class MaintenanceWindowRepository {

    @PersistenceContext
    EntityManager entities;

    /** Those that run or are to come, without those that were cancelled. */
    public List<MaintenanceWindow> inForce(Instant now) {
        return entities.createNamedQuery(MaintenanceWindow.IN_FORCE, MaintenanceWindow.class)
                .setParameter("now", now)
                .getResultList();
    }

    /** Those whose time is not over, cancelled or not, the next first. */
    public List<MaintenanceWindow> notOver(Instant now, int most) {
        return entities.createNamedQuery(MaintenanceWindow.NOT_OVER, MaintenanceWindow.class)
                .setParameter("now", now)
                .setMaxResults(most)
                .getResultList();
    }

    /** Those that ended before this time, or at this time and have a smaller id; the latest first. */
    public List<MaintenanceWindow> over(Instant end, long id, int most) {
        return entities.createNamedQuery(MaintenanceWindow.OVER, MaintenanceWindow.class)
                .setParameter("end", end)
                .setParameter("id", id)
                .setMaxResults(most)
                .getResultList();
    }
}
