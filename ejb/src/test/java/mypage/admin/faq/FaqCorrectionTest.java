package mypage.admin.faq;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import mypage.StaffMemberFixture;
import mypage.TestContainer;
import mypage.faq.FaqService;
import mypage.faq.FrequentQuestion;
import mypage.faq.Question;
import mypage.faq.QuestionSection;
import mypage.platform.Language;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R66")
class FaqCorrectionTest {

    private final TestContainer container = new TestContainer();
    private final FaqCorrectionService faq = container.get(FaqCorrectionService.class);
    private final FaqService users = container.get(FaqService.class);
    private final StaffMemberFixture staff = new StaffMemberFixture(container, "修正する人");

    @AfterEach
    void restore() {
        FrequentQuestion third = third();
        faq.correct(3, third.version(), third.publishedQuestion(), third.publishedAnswer(), false, staff.context);
        container.inTransaction(() -> container
                .entities()
                .createNativeQuery("delete from frequent_question_text")
                .executeUpdate());
    }

    private FrequentQuestion third() {
        return faq.find(3).orElseThrow().current();
    }

    /** The third question as users read it. */
    private Question read(Language language) {
        return users.all(language).get(QuestionSection.USE).get(2);
    }

    private boolean correct(int version, String answer) {
        return faq.correct(3, version, "問い", answer, false, staff.context);
    }

    @Test
    void usersSeeACorrectionWithinSeconds() {
        read(Language.JA);
        assertTrue(correct(third().version(), "一つ目。\n\n二つ目。"));

        container.clock.pass(Duration.ofSeconds(2));

        Question seen = read(Language.JA);
        assertEquals("問い", seen.question());
        assertEquals(List.of("一つ目。", "二つ目。"), seen.paragraphs());
    }

    @Test
    void namesTheEditorAndKeepsThePublishedText() {
        correct(third().version(), "答え");

        FaqEntry entry = faq.find(3).orElseThrow();
        assertEquals(Optional.of("修正する人"), entry.changedBy());
        assertEquals(Optional.of(container.clock.instant()), entry.current().updatedAt());
        assertTrue(entry.current().publishedAnswer().startsWith("ワンタイムパスワード入力画面を閉じて"));
    }

    @Test
    void doesNotOverwriteAConcurrentCorrection() {
        int seen = third().version();
        assertTrue(correct(seen, "先の人"));

        assertFalse(correct(seen, "後の人"));

        assertEquals("先の人", third().answer());
    }

    @Test
    void recordsWhoCorrectedWhichQuestion() {
        correct(third().version(), "答え");
        correct(-1, "古い");

        List<?> events = container.inTransaction(() -> container
                .entities()
                .createNativeQuery("select target_id from audit_event where kind = 'FAQ_CHANGED' and staff_id = ?1")
                .setParameter(1, staff.context.staffId())
                .getResultList());
        assertEquals(List.of(3L), events);
    }

    @Test
    void staffKeepAnOutdatedTranslationWhileUsersReadJapanese() {
        assertEquals(List.of(), faq.find(3).orElseThrow().untranslated());
        var published = faq.translation(3, Language.EN).orElseThrow();
        assertTrue(published.shown());

        correct(third().version(), "答え");
        assertEquals(
                Language.values().length - 1,
                faq.find(3).orElseThrow().untranslated().size());
        assertEquals(
                new TranslationView(published.last(), false, TranslationView.NEVER_WRITTEN),
                faq.translation(3, Language.EN).orElseThrow());

        assertTrue(translate(third().version(), TranslationView.NEVER_WRITTEN));
        assertFalse(faq.find(3).orElseThrow().untranslated().contains(Language.EN));
        correct(third().version(), "別の答え");
        var outdated = faq.translation(3, Language.EN).orElseThrow();
        assertEquals("Answer", outdated.last().answer());
        assertFalse(outdated.shown());
        container.clock.pass(Duration.ofSeconds(2));
        assertEquals("別の答え", read(Language.EN).answer());
    }

    @Test
    void aCorrectionThatSaysTheSameKeepsTheTranslationsThatUsersRead() {
        correct(third().version(), "答え");
        assertTrue(translate(third().version(), TranslationView.NEVER_WRITTEN));
        List<Language> before = faq.find(3).orElseThrow().untranslated();

        assertTrue(faq.correct(3, third().version(), "問い", "答えです", true, staff.context));

        assertEquals(before, faq.find(3).orElseThrow().untranslated());
        container.clock.pass(Duration.ofSeconds(2));
        assertEquals("Answer", read(Language.EN).answer());
        assertEquals("答えです", read(Language.VI).answer());
    }

    @Test
    void aCorrectionOfThePublishedTextThatSaysTheSameKeepsThePublishedTranslations() {
        String published = read(Language.VI).answer();
        int seen = third().version();
        assertTrue(faq.correct(3, seen, "問い", "答え", true, staff.context));

        assertEquals(List.of(), faq.find(3).orElseThrow().untranslated());
        container.clock.pass(Duration.ofSeconds(2));
        assertEquals(published, read(Language.VI).answer());
        assertFalse(faq.correct(3, seen, "問い", "古い", true, staff.context), "a colleague was first");
    }

    private boolean translate(int version, int textVersion) {
        return faq.translate(3, version, textVersion, Language.EN, "Question", "Answer", staff.context);
    }

    @Test
    void findsOnlyTheSixteenQuestions() {
        assertTrue(faq.find(0).isEmpty() && faq.find(17).isEmpty());
    }
}
