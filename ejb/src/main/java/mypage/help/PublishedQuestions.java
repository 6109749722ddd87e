package mypage.help;

import java.util.Optional;
import java.util.ResourceBundle;
import mypage.platform.Language;

/** The published wording in other languages than Japanese, which comes with the program ({@code questions_*.properties}). */
final class PublishedQuestions {

    private PublishedQuestions() {}

    /** Empty for Japanese, and for a question that was corrected: then it says something else. */
    static Optional<Question> in(Language language, FrequentQuestion question) {
        if (language == Language.JA || !question.isAsPublished()) {
            return Optional.empty();
        }
        ResourceBundle texts = ResourceBundle.getBundle(
                "mypage.help.questions", language.locale(), PublishedQuestions.class.getClassLoader());
        return Optional.of(new Question(
                question.number(),
                texts.getString(question.number() + ".question"),
                texts.getString(question.number() + ".answer"),
                language));
    }
}
