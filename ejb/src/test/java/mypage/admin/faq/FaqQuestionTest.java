package mypage.admin.faq;

import static mypage.faq.QuestionSection.COOKIES;
import static mypage.faq.QuestionSection.USE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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

/** Staff add questions, order them, and see the history of each; the published ones stay. */
@Tag("R66")
class FaqQuestionTest {

    private final TestContainer container = new TestContainer();
    private final FaqQuestionService faq = container.get(FaqQuestionService.class);
    private final FaqCorrectionService corrections = container.get(FaqCorrectionService.class);
    private final FaqService users = container.get(FaqService.class);
    private final StaffMemberFixture staff = new StaffMemberFixture(container, "加える人");

    @AfterEach
    void restore() {
        Stream.of(
                        "delete from frequent_question_text",
                        "delete from frequent_question_change",
                        "delete from frequent_question where number > 16",
                        "update frequent_question set place = number, question = published_question,"
                                + " answer = published_answer")
                .forEach(this::change);
    }

    private void change(String sql) {
        container.asOwner(() -> container.entities().createNativeQuery(sql).executeUpdate());
    }

    private List<Integer> read(QuestionSection section) {
        container.clock.pass(Duration.ofSeconds(2));
        return users.all(Language.VI).get(section).stream()
                .map(Question::number)
                .toList();
    }

    private int add(QuestionSection section) {
        return faq.add(section, "新しい問い", "新しい答え", staff.context);
    }

    private List<QuestionChange.Kind> kinds(int number) {
        return faq.history(number, Optional.empty()).rows().stream()
                .map(made -> made.change().kind())
                .toList();
    }

    @Test
    void usersReadAnAddedQuestionOnceItIsShown() {
        int added = add(USE);
        assertEquals(17, added);
        assertEquals(List.of(1, 2, 3, 4, 5), read(USE));

        assertTrue(faq.show(added, staff.context));
        assertFalse(faq.show(added, staff.context), "shown already");

        assertEquals(List.of(1, 2, 3, 4, 5, 17), read(USE));
        assertEquals(
                new Question(17, "新しい問い", "新しい答え", Language.JA),
                users.all(Language.EN).get(USE).getLast());
    }

    @Test
    void anAddedQuestionIsTranslatedAndHiddenAgain() {
        int added = add(COOKIES);
        faq.show(added, staff.context);
        assertEquals(
                "",
                corrections.translation(added, Language.EN).orElseThrow().last().question());
        assertTrue(corrections.translate(
                added, 0, TranslationView.NEVER_WRITTEN, Language.EN, "Question", "Answer", staff.context));
        assertEquals(List.of(14, 17), read(COOKIES));
        assertEquals("Answer", users.all(Language.EN).get(COOKIES).getLast().answer());

        assertTrue(faq.hide(added, staff.context));

        assertEquals(List.of(14), read(COOKIES));
        assertTrue(corrections.find(added).orElseThrow().current().isHidden());
    }

    @Test
    void aPublishedQuestionIsNeverHidden() {
        IntStream.rangeClosed(1, 16).forEach(number -> assertFalse(faq.hide(number, staff.context)));
        assertEquals(List.of(1, 2, 3, 4, 5), read(USE));
        assertEquals(List.of(), kinds(1));
    }

    @Test
    void neighboursChangePlacesAndKeepTheirNumbers() {
        assertTrue(faq.moveUp(3, 2, staff.context));

        assertEquals(List.of(1, 3, 2, 4, 5), read(USE));
        assertFalse(faq.moveDown(3, 4, staff.context), "neighbours no more");
        assertFalse(faq.moveDown(5, 6, staff.context), "of another section");
        assertFalse(faq.moveDown(99, 6, staff.context), "unknown");
        assertFalse(faq.moveUp(2 + (1L << 32), 3, staff.context), "unknown, although its last bits are those of 2");
        var moved = faq.history(3, Optional.empty()).rows().getFirst();
        assertEquals(Optional.of(3), moved.change().place());
        assertEquals("加える人", moved.by());
    }

    /** Two colleagues press the same button, or a form is sent again. */
    @Test
    void aSecondPressDoesNotUndoTheFirst() {
        assertTrue(faq.moveUp(3, 2, staff.context));
        assertFalse(faq.moveUp(3, 2, staff.context));
        assertTrue(faq.moveDown(4, 5, staff.context));
        assertFalse(faq.moveDown(4, 5, staff.context));
        assertEquals(List.of(1, 3, 2, 5, 4), read(USE));
    }

    @Test
    void theHistoryTellsWhoChangedWhatAndWhatItSaidBefore() {
        FrequentQuestion before = corrections.find(4).orElseThrow().current();
        String english =
                corrections.translation(4, Language.EN).orElseThrow().last().answer();

        corrections.translate(
                4, before.version(), TranslationView.NEVER_WRITTEN, Language.EN, "Question", "Answer", staff.context);
        corrections.correct(4, before.version(), "問い", "答え", false, staff.context);
        assertFalse(corrections.correct(4, before.version(), "問い", "遅い", false, staff.context));

        var made = faq.history(4, Optional.empty()).rows();
        assertEquals(List.of(QuestionChange.Kind.CORRECTED, QuestionChange.Kind.TRANSLATED), kinds(4));
        var corrected = made.getFirst().change();
        assertEquals(container.clock.instant(), corrected.changedAt());
        assertEquals(
                new Question(4, before.question(), before.answer(), Language.JA),
                corrected.before().orElseThrow());
        assertEquals(english, made.getLast().change().before().orElseThrow().answer());
        assertEquals(Optional.of(Language.EN), made.getLast().change().language());
    }

    /** Each node takes ids in blocks, so a later change may have a smaller id. Some changes have the same time. */
    @Test
    void theHistoryHasPagesInTheOrderOfTime() {
        int moves = FaqQuestionService.PAGE + 1;
        IntStream.range(0, moves).forEach(turn -> {
            container.clock.pass(Duration.ofSeconds(turn % 2));
            assertTrue(turn % 2 == 0 ? faq.moveDown(6, 7, staff.context) : faq.moveUp(6, 7, staff.context));
        });
        change("update frequent_question_change set id = -id");

        var first = faq.history(6, Optional.empty());
        var second = faq.history(6, first.next().map(Long::valueOf));

        assertEquals(FaqQuestionService.PAGE, first.rows().size());
        assertEquals(1, second.rows().size());
        var changes = Stream.of(first, second)
                .flatMap(page -> page.rows().stream())
                .map(MadeChange::change)
                .toList();
        assertEquals(moves, changes.stream().map(QuestionChange::id).distinct().count());
        var times = changes.stream().map(QuestionChange::changedAt).toList();
        assertEquals(times.stream().sorted(Comparator.reverseOrder()).toList(), times);
    }

    @Test
    void questionsThatAreAddedAtOnceHaveDifferentNumbers() {
        var added = Stream.generate(() -> CompletableFuture.supplyAsync(() -> add(USE)))
                .limit(4)
                .toList();
        assertEquals(
                List.of(17, 18, 19, 20),
                added.stream().map(CompletableFuture::join).sorted().toList());
    }

    @Test
    void aButtonThatManyPressAtOnceMovesAQuestionOnce() {
        var moves = Stream.generate(() -> CompletableFuture.supplyAsync(() -> faq.moveDown(1, 2, staff.context)))
                .limit(8)
                .toList();
        assertEquals(1, moves.stream().filter(CompletableFuture::join).count());
        assertEquals(List.of(2, 1, 3, 4, 5), read(USE));
    }

    @Test
    void eachActIsRecorded() {
        int added = add(USE);
        faq.show(added, staff.context);
        faq.hide(added, staff.context);
        faq.moveUp(added, 5, staff.context);
        assertEquals(
                List.of("FAQ_ADDED", "FAQ_SHOWN", "FAQ_HIDDEN", "FAQ_MOVED"),
                container.inTransaction(() -> container
                        .entities()
                        .createNativeQuery("select kind from audit_event where staff_id = ?1 order by id")
                        .setParameter(1, staff.context.staffId())
                        .getResultList()));
    }
}
