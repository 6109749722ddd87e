package mypage.admin.faq;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mypage.audit.AuditTrail;
import mypage.faq.FaqService;
import mypage.faq.FrequentQuestion;
import mypage.faq.FrequentQuestionRepository;
import mypage.faq.FrequentQuestionRepository.Edited;
import mypage.faq.PublishedQuestions;
import mypage.faq.Question;
import mypage.faq.QuestionTranslation;
import mypage.faq.QuestionTranslationRepository;
import mypage.platform.Language;
import mypage.platform.RequestContext;

/** What staff do to 「よくあるご質問」: correct a question and its answer. */
@Stateless
public class FaqCorrectionService {

    @Inject
    FrequentQuestionRepository questions;

    @Inject
    QuestionTranslationRepository translations;

    @Inject
    AuditTrail audit;

    @Inject
    Clock clock;

    /** All, by number, as the database has them now. */
    @RolesAllowed("LOOK_UP")
    public List<FaqEntry> all() {
        var written = translations.all();
        return questions.allWithEditor().stream()
                .map(edited -> entry(edited, written))
                .toList();
    }

    private static FaqEntry entry(Edited edited, List<QuestionTranslation> written) {
        FrequentQuestion current = edited.question();
        var untranslated = Stream.of(Language.values())
                .filter(language -> FaqService.in(language, current, written).language() != language)
                .toList();
        return new FaqEntry(current, Optional.ofNullable(edited.editor()), untranslated);
    }

    @RolesAllowed("LOOK_UP")
    public Optional<FaqEntry> find(long number) {
        return all().stream()
                .filter(entry -> entry.current().number() == number)
                .findFirst();
    }

    /** What there is in this language, as the database has it now, be it shown or out of date. */
    @RolesAllowed("LOOK_UP")
    public Optional<TranslationView> translation(int number, Language language) {
        var own = translations.all().stream()
                .filter(text -> text.isIn(language, number))
                .findFirst();
        int version = own.map(QuestionTranslation::version).orElse(TranslationView.NEVER_WRITTEN);
        return find(number)
                .map(entry -> new TranslationView(
                        last(language, entry.current(), own),
                        !entry.untranslated().contains(language),
                        version));
    }

    private static Question last(Language language, FrequentQuestion japanese, Optional<QuestionTranslation> own) {
        return own.filter(text -> text.isOf(japanese, language) || !japanese.isAsPublished())
                .map(QuestionTranslation::shown)
                .orElseGet(() -> PublishedQuestions.of(japanese.number(), language));
    }

    /**
     * Says it in another language than Japanese.
     *
     * @param version that of the Japanese texts which the member of staff has translated
     * @param textVersion that of the translation which the member saw, see {@link #translation}
     * @return whether both were still the newest; if not, nothing is changed
     */
    @RolesAllowed("OPERATE")
    public boolean translate(
            int number,
            int version,
            int textVersion,
            Language language,
            String question,
            String answer,
            RequestContext context) {
        Question text = new Question(number, question, answer, language);
        boolean written = translations.write(text, version, textVersion, clock.instant(), context.staffId());
        return recordIf(written, number, context);
    }

    /**
     * Replaces both texts, unless somebody did since.
     *
     * @param version that of the texts which the member of staff has seen
     * @return whether that was still the newest; if not, nothing is changed
     */
    @RolesAllowed("OPERATE")
    public boolean correct(int number, int version, String question, String answer, RequestContext context) {
        boolean corrected = questions.correct(number, version, question, answer, clock.instant(), context.staffId());
        return recordIf(corrected, number, context);
    }

    private boolean recordIf(boolean done, int number, RequestContext context) {
        if (done) {
            audit.record(FaqAuditKind.FAQ_CHANGED, (long) number, context);
        }
        return done;
    }
}
