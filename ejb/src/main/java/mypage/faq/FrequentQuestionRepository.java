package mypage.faq;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import mypage.platform.OneRow;

/** The rows of {@link FrequentQuestion}, by number. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class FrequentQuestionRepository {

    /** @param editor the name of who corrected it last; null when it stands as published */
    public record Edited(FrequentQuestion question, String editor) {}

    @PersistenceContext
    EntityManager entities;

    public List<FrequentQuestion> all() {
        return entities.createNamedQuery(FrequentQuestion.ALL, FrequentQuestion.class)
                .getResultList();
    }

    public List<Edited> allWithEditor() {
        return entities.createNamedQuery(FrequentQuestion.WITH_EDITOR, Object[].class)
                .getResultStream()
                .map(row -> new Edited((FrequentQuestion) row[0], (String) row[1]))
                .toList();
    }

    /**
     * Replaces both texts; joins the caller's transaction.
     *
     * @return false, and nothing has changed, when this is not the version any more
     */
    public boolean correct(int number, int version, String question, String answer, Instant now, long staff) {
        return OneRow.isChangedBy(entities.createNamedQuery(FrequentQuestion.CORRECT)
                .setParameter("question", question)
                .setParameter("answer", answer)
                .setParameter("now", now)
                .setParameter("staff", staff)
                .setParameter("number", number)
                .setParameter("version", version));
    }
}
