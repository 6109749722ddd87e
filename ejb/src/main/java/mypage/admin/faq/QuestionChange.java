package mypage.admin.faq;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import mypage.faq.FrequentQuestion;
import mypage.faq.Question;
import mypage.platform.Language;
import mypage.platform.ReadByPages;

/** A change of a frequent question: who, when, and what it said before. Written once and kept. */
@Entity
@ReadByPages
@Table(name = "frequent_question_change")
@NamedQuery(name = QuestionChange.OF, query = """
                select c, s.name from QuestionChange c left join StaffMember s on s.id = c.changedBy
                    where c.number = :number and c.changedAt <= :until and (c.changedAt < :until or c.id < :id)
                    order by c.changedAt desc, c.id desc""")
public class QuestionChange {

    static final String OF = "QuestionChange.of";

    /** What was done. */
    public enum Kind {
        ADDED,
        CORRECTED,
        TRANSLATED,
        MOVED,
        SHOWN,
        HIDDEN
    }

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "id")
    private long id;

    private int number;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    @Enumerated(EnumType.STRING)
    private Language language;

    private String question;
    private String answer;
    private Integer place;

    @Column(name = "changed_at")
    private Instant changedAt;

    @Column(name = "changed_by")
    private long changedBy;

    protected QuestionChange() {}

    private QuestionChange(Kind kind, int number) {
        this.kind = kind;
        this.number = number;
    }

    static QuestionChange of(Kind kind, int number) {
        return new QuestionChange(kind, number);
    }

    /** @param place the one that it had, from 1 */
    static QuestionChange move(int number, int place) {
        var change = new QuestionChange(Kind.MOVED, number);
        change.place = place;
        return change;
    }

    /** @param before as it was */
    static QuestionChange correction(FrequentQuestion before) {
        var change = new QuestionChange(Kind.CORRECTED, before.number());
        change.question = before.question();
        change.answer = before.answer();
        return change;
    }

    /** @param before as it was; blank if there was none */
    static QuestionChange translation(Question before) {
        var change = new QuestionChange(Kind.TRANSLATED, before.number());
        change.language = before.language();
        change.question = before.question();
        change.answer = before.answer();
        return change;
    }

    void made(Instant now, long staff) {
        changedAt = now;
        changedBy = staff;
    }

    long id() {
        return id;
    }

    public Kind kind() {
        return kind;
    }

    /** Empty unless a translation was changed. */
    public Optional<Language> language() {
        return Optional.ofNullable(language);
    }

    /** What it said before; empty if its texts did not change, or it had none. */
    public Optional<Question> before() {
        return Optional.ofNullable(question)
                .filter(text -> !text.isEmpty())
                .map(text -> new Question(number, text, answer, language().orElse(Language.JA)));
    }

    /** The place that it had among those of its section, from 1; empty if it was not moved. */
    public Optional<Integer> place() {
        return Optional.ofNullable(place);
    }

    public Instant changedAt() {
        return changedAt;
    }
}
