package mypage.admin.faq;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The rows of {@link QuestionChange}. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class QuestionChangeRepository {

    /** After every change. */
    private static final Instant END = Instant.parse("9999-01-01T00:00:00Z");

    @PersistenceContext
    EntityManager entities;

    /** Notes a change. Joins the caller's transaction. */
    public void add(QuestionChange change, Instant now, long staff) {
        change.made(now, staff);
        entities.persist(change);
    }

    /**
     * Changes of a question, the latest first: by time, then by id. Ids alone would not do, because each node reserves
     * a block of them.
     *
     * @param after the id of the one before the first; empty, or that of none, for the latest
     */
    public List<MadeChange> of(int number, Optional<Long> after, int most) {
        Optional<QuestionChange> last = after.map(id -> entities.find(QuestionChange.class, id));
        return entities.createNamedQuery(QuestionChange.OF, Object[].class)
                .setParameter("number", number)
                .setParameter("until", last.map(QuestionChange::changedAt).orElse(END))
                .setParameter("id", last.map(QuestionChange::id).orElse(0L))
                .setMaxResults(most)
                .getResultStream()
                .map(row -> new MadeChange((QuestionChange) row[0], (String) row[1]))
                .toList();
    }
}
