package mypage.faq;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;
import mypage.platform.Language;

/**
 * What staff wrote of a frequent question in another language than Japanese, of one version of the Japanese text: when that is
 * corrected, it is out of date and no longer shown. Without one the published translation stands.
 */
@Entity
@Table(name = "frequent_question_text")
@IdClass(QuestionTranslation.Key.class)
@NamedQuery(name = QuestionTranslation.ALL, query = "select t from QuestionTranslation t")
public class QuestionTranslation {

    static final String ALL = "QuestionText.all";

    /** Of the table. */
    public static final class Key implements Serializable {

        private static final long serialVersionUID = 1L;

        private int number;
        private Language language;

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.number == number && key.language == language;
        }

        @Override
        public int hashCode() {
            return Objects.hash(number, language);
        }
    }

    @Id
    private int number;

    @Id
    @Enumerated(EnumType.STRING)
    private Language language;

    @Column(name = "of_version")
    private int ofVersion;

    private String question;
    private String answer;
    private int version;

    protected QuestionTranslation() {}

    public boolean isIn(Language asked, int of) {
        return number == of && language == asked;
    }

    public boolean isOf(FrequentQuestion japanese, Language asked) {
        return number == japanese.number() && language == asked && ofVersion == japanese.version();
    }

    /** Counts how often it was written anew, so that nobody overwrites a colleague's words unseen. */
    public int version() {
        return version;
    }

    public Question shown() {
        return new Question(number, question, answer, language);
    }
}
