package mypage.faq;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mypage.platform.ReadByPages;

/**
 * One of the 16 questions of 「よくあるご質問」 (requirement 66). All exist from the start in the published wording. Staff
 * correct them but never add or delete any. Texts are plain; an empty line of the answer begins a new paragraph.
 */
@Entity
@ReadByPages
@Table(name = "frequent_question")
@NamedQuery(name = FrequentQuestion.ALL, query = "select q from FrequentQuestion q order by q.number")
@NamedQuery(name = FrequentQuestion.WITH_EDITOR, query = """
                select q, s.name from FrequentQuestion q left join StaffMember s on s.id = q.updatedBy
                    order by q.number""")
@NamedQuery(name = FrequentQuestion.CORRECT, query = """
                update FrequentQuestion q set q.question = :question, q.answer = :answer, q.version = q.version + 1,
                    q.updatedAt = :now, q.updatedBy = :staff where q.number = :number and q.version = :version""")
public class FrequentQuestion {

    static final String ALL = "FrequentQuestion.all";
    static final String WITH_EDITOR = "FrequentQuestion.withEditor";
    static final String CORRECT = "FrequentQuestion.correct";

    /** In characters. */
    public static final int LONGEST_QUESTION = 500;

    /** In characters; a form that carries it twice still fits into a request. */
    public static final int LONGEST_ANSWER = 4000;

    @Id
    private int number;

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

    protected FrequentQuestion() {}

    public int number() {
        return number;
    }

    public String question() {
        return question;
    }

    public String answer() {
        return answer;
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

    /** When it was corrected last; empty while it has the published wording. */
    public Optional<Instant> updatedAt() {
        return Optional.ofNullable(updatedAt);
    }
}
