package mypage.faq;

import java.util.Optional;
import java.util.ResourceBundle;
import mypage.platform.Language;

/** The published wording in languages other than Japanese, part of the application ({@code questions_*.properties}). */
public final class PublishedQuestions {

    private PublishedQuestions() {}

    /**
     * The published translation; empty for Japanese, and for a question that was corrected and no longer says the
     * same.
     */
    static Optional<Question> in(Language language, FrequentQuestion question) {
        return language == Language.JA || !question.isAsPublished()
                ? Optional.empty()
                : Optional.of(of(question.number(), language));
    }

    public static Question of(int number, Language language) {
        ResourceBundle texts = ResourceBundle.getBundle(
                "mypage.faq.questions", language.locale(), PublishedQuestions.class.getClassLoader());
        return new Question(
                number, texts.getString(number + ".question"), texts.getString(number + ".answer"), language);
    }
}
