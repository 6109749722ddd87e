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

    /** Windows that are running or to come, without cancelled ones. */
    public List<MaintenanceWindow> inForce(Instant now) {
        return entities.createNamedQuery(MaintenanceWindow.IN_FORCE, MaintenanceWindow.class)
                .setParameter("now", now)
                .getResultList();
    }

    /** The same, the next first. */
    public List<MaintenanceWindow> notOver(Instant now, int most) {
        return entities.createNamedQuery(MaintenanceWindow.NOT_OVER, MaintenanceWindow.class)
                .setParameter("now", now)
                .setMaxResults(most)
                .getResultList();
    }

    /** Windows that ended or were cancelled before this time, or at this time with a smaller id; the latest first. */
    public List<MaintenanceWindow> over(Instant since, long id, int most) {
        return entities.createNamedQuery(MaintenanceWindow.OVER, MaintenanceWindow.class)
                .setParameter("since", since)
                .setParameter("id", id)
                .setMaxResults(most)
                .getResultList();
    }
}
