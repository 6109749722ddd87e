package mypage.faq;

import static java.util.Comparator.comparing;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import mypage.platform.OneRow;

/** The rows of {@link FrequentQuestion}, in the order in which users read them. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class FrequentQuestionRepository {

    /** @param editor the name of the member who corrected it last; null while it has the published wording */
    public record Edited(FrequentQuestion question, String editor) {}

    private static final Comparator<FrequentQuestion> ORDER = comparing(FrequentQuestion::section)
            .thenComparing(FrequentQuestion::place)
            .thenComparing(FrequentQuestion::number);

    @PersistenceContext
    EntityManager entities;

    public List<FrequentQuestion> all() {
        return entities.createNamedQuery(FrequentQuestion.ALL, FrequentQuestion.class)
                .getResultStream()
                .sorted(ORDER)
                .toList();
    }

    /** The same, locked by number against all other changes until the caller's transaction ends. */
    public List<FrequentQuestion> hold() {
        return entities.createNamedQuery(FrequentQuestion.ALL, FrequentQuestion.class)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .sorted(ORDER)
                .toList();
    }

    /**
     * Adds a question with the next number, as the last one of its section. Joins the caller's transaction, in which
     * {@link #hold} was called.
     */
    public FrequentQuestion add(QuestionSection section, String question, String answer, Instant now, long staff) {
        int number = 1
                + entities.createNamedQuery(FrequentQuestion.HIGHEST, Integer.class)
                        .getSingleResult();
        int place = 1 + all().stream().mapToInt(FrequentQuestion::place).max().orElse(0);
        var added = FrequentQuestion.added(number, place, section, question, answer, staff, now);
        entities.persist(added);
        entities.flush();
        return added;
    }

    public List<Edited> allWithEditor() {
        return entities.createNamedQuery(FrequentQuestion.WITH_EDITOR, Object[].class)
                .getResultStream()
                .map(row -> new Edited((FrequentQuestion) row[0], (String) row[1]))
                .sorted(comparing(Edited::question, ORDER))
                .toList();
    }

    /**
     * Replaces both texts. Joins the caller's transaction.
     *
     * @return false, and nothing has changed, when the question has another version by now
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
