package mypage.faq;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import mypage.platform.Language;

/**
 * 「よくあるご質問」 as users read it (requirement 66). A node reads the database at most once in two seconds, so a correction
 * is seen at most that late. Thread-safe.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class FaqService {

    private static final Duration FRESH = Duration.ofSeconds(2);

    private record Seen(List<FrequentQuestion> questions, List<QuestionTranslation> translations, Instant at) {}

    private volatile Seen seen = new Seen(List.of(), List.of(), Instant.EPOCH);

    @Inject
    FrequentQuestionRepository questions;

    @Inject
    QuestionTranslationRepository translations;

    @Inject
    Clock clock;

    /**
     * All questions that are shown, in this language and in the order that staff chose. A question that was not
     * translated, or was corrected since, is in Japanese.
     */
    public Map<QuestionSection, List<Question>> all(Language language) {
        Seen now = look();
        return now.questions.stream()
                .filter(question -> !question.isHidden())
                .collect(groupingBy(
                        FrequentQuestion::section,
                        TreeMap::new,
                        mapping(question -> in(language, question, now.translations), toList())));
    }

    private Seen look() {
        Instant now = clock.instant();
        if (!now.isBefore(seen.at.plus(FRESH))) {
            seen = new Seen(questions.all(), translations.all(), now);
        }
        return seen;
    }

    public static Question in(Language language, FrequentQuestion question, List<QuestionTranslation> translations) {
        return translations.stream()
                .filter(text -> text.isOf(question, language))
                .map(QuestionTranslation::shown)
                .findFirst()
                .or(() -> PublishedQuestions.in(language, question))
                .orElseGet(() -> new Question(question.number(), question.question(), question.answer(), Language.JA));
    }
}
