package mypage.faq;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mypage.platform.ReadByPages;

/**
 * A question of 「よくあるご質問」 (requirement 66). Questions 1 to 16 exist from the start in the published wording. Staff
 * correct them and choose the order, but users always read them. Staff add others, hidden at first. None is ever
 * deleted, and each keeps its number (decision 49). Texts are plain; an empty line of the answer begins a new
 * paragraph.
 */
@Entity
@ReadByPages
@Table(name = "frequent_question")
@NamedQuery(name = FrequentQuestion.ALL, query = "select q from FrequentQuestion q order by q.number")
@NamedQuery(name = FrequentQuestion.WITH_EDITOR, query = """
                select q, s.name from FrequentQuestion q left join StaffMember s on s.id = q.updatedBy
                    order by q.number""")
@NamedQuery(name = FrequentQuestion.HIGHEST, query = "select max(q.number) from FrequentQuestion q")
@NamedQuery(name = FrequentQuestion.CORRECT, query = """
                update FrequentQuestion q set q.question = :question, q.answer = :answer, q.version = q.version + 1,
                    q.updatedAt = :now, q.updatedBy = :staff where q.number = :number and q.version = :version""")
public class FrequentQuestion {

    static final String ALL = "FrequentQuestion.all";
    static final String WITH_EDITOR = "FrequentQuestion.withEditor";
    static final String HIGHEST = "FrequentQuestion.highest";
    static final String CORRECT = "FrequentQuestion.correct";

    /** In characters. */
    public static final int LONGEST_QUESTION = 500;

    /** In characters; a form that carries it twice still fits into a request. */
    public static final int LONGEST_ANSWER = 4000;

    @Id
    private int number;

    @Enumerated(EnumType.STRING)
    private QuestionSection section;

    private int place;
    private String question;
    private String answer;

    @Column(name = "published_question")
    private String publishedQuestion;

    @Column(name = "published_answer")
    private String publishedAnswer;

    private int version;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @Column(name = "updated_by")
    private Long updatedBy;

    @Column(name = "hidden_at")
    private Instant hiddenAt;

    protected FrequentQuestion() {}

    /** A question that staff add. Users don't read it before it is shown. */
    static FrequentQuestion added(
            int number, int place, QuestionSection section, String question, String answer, long staff, Instant now) {
        FrequentQuestion added = new FrequentQuestion();
        added.number = number;
        added.place = place;
        added.section = section;
        added.question = question;
        added.answer = answer;
        added.publishedQuestion = "";
        added.publishedAnswer = "";
        added.updatedAt = now;
        added.updatedBy = staff;
        added.hiddenAt = now;
        return added;
    }

    public void hide(Instant now) {
        hiddenAt = now;
    }

    public void show() {
        hiddenAt = null;
    }

    public void moveTo(int newPlace) {
        place = newPlace;
    }

    public int number() {
        return number;
    }

    public String question() {
        return question;
    }

    public String answer() {
        return answer;
    }

    public QuestionSection section() {
        return section;
    }

    /** The order among the questions of its section. */
    int place() {
        return place;
    }

    public boolean isHidden() {
        return hiddenAt != null;
    }

    /** Whether it is one of those that were there from the start, which pages and other documents refer to. */
    public boolean isPublished() {
        return !publishedQuestion.isEmpty();
    }

    /** Whether staff may hide it: only what they added and users read. */
    public boolean isHideable() {
        return !isHidden() && !isPublished();
    }

    public boolean isAsPublished() {
        return question().equals(publishedQuestion()) && answer().equals(publishedAnswer());
    }

    public List<String> paragraphs() {
        return paragraphsOf(answer);
    }

    public static List<String> paragraphsOf(String text) {
        return List.of(text.split("\\s*\\n\\s*\\n\\s*"));
    }

    public String publishedQuestion() {
        return publishedQuestion;
    }

    public String publishedAnswer() {
        return publishedAnswer;
    }

    /** Counts the corrections, so that nobody overwrites one without having seen it. */
    public int version() {
        return version;
    }

    /** When it was written or corrected last; empty while it has the published wording. */
    public Optional<Instant> updatedAt() {
        return Optional.ofNullable(updatedAt);
    }
}
