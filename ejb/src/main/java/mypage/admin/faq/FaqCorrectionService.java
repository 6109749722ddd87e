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

/** Lets staff correct 「よくあるご質問」 and its translations. */
@Stateless
public class FaqCorrectionService {

    /** @param version how often staff wrote it */
    private record Kept(Question text, int version) {}

    @Inject
    FrequentQuestionRepository questions;

    @Inject
    QuestionTranslationRepository translations;

    @Inject
    QuestionChangeRepository changes;

    @Inject
    AuditTrail audit;

    @Inject
    Clock clock;

    /** All questions in their order, hidden ones too, as they are in the database now. */
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

    /** The translation into this language, as it is in the database now, shown or out of date. */
    @RolesAllowed("LOOK_UP")
    public Optional<TranslationView> translation(int number, Language language) {
        var written = translations.all();
        var own = written.stream().filter(text -> text.isIn(language, number)).findFirst();
        int version = version(language, number, written);
        return find(number)
                .map(entry -> new TranslationView(
                        last(language, entry.current(), own),
                        !entry.untranslated().contains(language),
                        version));
    }

    private static Question last(Language language, FrequentQuestion japanese, Optional<QuestionTranslation> own) {
        return own.filter(text -> text.isOf(japanese, language) || !japanese.isAsPublished())
                .map(QuestionTranslation::shown)
                .orElseGet(() -> japanese.isPublished()
                        ? PublishedQuestions.of(japanese.number(), language)
                        : new Question(japanese.number(), "", "", language));
    }

    /**
     * Writes a translation.
     *
     * @param version the version of the Japanese texts that were translated
     * @param textVersion the version of the translation that the member saw, see {@link #translation}
     * @return false, and nothing has changed, when either is not the newest version any more
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
        Optional<Question> before = translation(number, language).map(TranslationView::last);
        Question text = new Question(number, question, answer, language);
        boolean written = translations.write(text, version, textVersion, clock.instant(), context.staffId());
        if (written) {
            before.ifPresent(old -> changes.add(QuestionChange.translation(old), clock.instant(), context.staffId()));
        }
        return recordIf(written, number, context);
    }

    /**
     * Replaces both Japanese texts.
     *
     * @param version the version of the texts that the member saw
     * @param sameMeaning whether the translations that users read now stay right
     * @return false, and nothing has changed, when it is not the newest version any more
     */
    @RolesAllowed("OPERATE")
    public boolean correct(
            int number, int version, String question, String answer, boolean sameMeaning, RequestContext context) {
        List<Kept> kept = sameMeaning ? read(number) : List.of();
        Optional<FrequentQuestion> before = find(number).map(FaqEntry::current);
        boolean corrected = questions.correct(number, version, question, answer, clock.instant(), context.staffId());
        if (corrected) {
            before.ifPresent(old -> changes.add(QuestionChange.correction(old), clock.instant(), context.staffId()));
            kept.forEach(
                    of -> translations.write(of.text, version + 1, of.version, clock.instant(), context.staffId()));
        }
        return recordIf(corrected, number, context);
    }

    /** The translations of this question that users read now. */
    private List<Kept> read(int number) {
        List<QuestionTranslation> written = translations.all();
        return find(number).stream()
                .flatMap(entry -> Stream.of(Language.values())
                        .filter(language ->
                                language != Language.JA && !entry.untranslated().contains(language))
                        .map(language -> new Kept(
                                FaqService.in(language, entry.current(), written), version(language, number, written))))
                .toList();
    }

    private static int version(Language language, int number, List<QuestionTranslation> written) {
        return written.stream()
                .filter(text -> text.isIn(language, number))
                .findFirst()
                .map(QuestionTranslation::version)
                .orElse(TranslationView.NEVER_WRITTEN);
    }

    private boolean recordIf(boolean done, int number, RequestContext context) {
        if (done) {
            audit.record(FaqAuditKind.FAQ_CHANGED, (long) number, context);
        }
        return done;
    }
}
