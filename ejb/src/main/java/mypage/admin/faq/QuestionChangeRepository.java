package mypage.admin.faq;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;

/** The rows of {@link QuestionChange}. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class QuestionChangeRepository {

    @PersistenceContext
    EntityManager entities;

    /** Notes a change. Joins the caller's transaction. */
    public void add(QuestionChange change, Instant now, long staff) {
        change.made(now, staff);
        entities.persist(change);
    }

    /** Changes of a question with a smaller id, the latest first. */
    public List<MadeChange> of(int number, long before, int most) {
        return entities.createNamedQuery(QuestionChange.OF, Object[].class)
                .setParameter("number", number)
                .setParameter("before", before)
                .setMaxResults(most)
                .getResultStream()
                .map(row -> new MadeChange((QuestionChange) row[0], (String) row[1]))
                .toList();
    }
}
