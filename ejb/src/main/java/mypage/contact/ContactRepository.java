package mypage.contact;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;

/** The rows of {@link HelpDesk} and {@link Office}. Each list is replaced as a whole. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class ContactRepository {

    @PersistenceContext
    EntityManager entities;

    /** In the order of the list. */
    public List<HelpDesk> desks() {
        return entities.createNamedQuery(HelpDesk.ALL, HelpDesk.class).getResultList();
    }

    /** In the order of the list. */
    public List<Office> offices() {
        return entities.createNamedQuery(Office.ALL, Office.class).getResultList();
    }

    /** In the order of the list. */
    public List<Office> officesIn(Prefecture prefecture) {
        return entities.createNamedQuery(Office.OF_PREFECTURE, Office.class)
                .setParameter("prefecture", prefecture)
                .getResultList();
    }

    public boolean hasOffices() {
        return entities.createNamedQuery(Office.COUNT, Long.class).getSingleResult() > 0;
    }

    /** Joins the caller's transaction. Of two simultaneous calls the later one fails, as positions are unique. */
    public void replaceDesks(List<HelpDesk> desks) {
        replace(HelpDesk.DELETE_ALL, desks);
    }

    /** Does the same with offices. */
    public void replaceOffices(List<Office> offices) {
        replace(Office.DELETE_ALL, offices);
    }

    private void replace(String deletion, List<?> rows) {
        entities.createNamedQuery(deletion).executeUpdate();
        entities.clear();
        rows.forEach(entities::persist);
        entities.flush();
    }
}
