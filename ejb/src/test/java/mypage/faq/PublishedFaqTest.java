package mypage.faq;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mypage.TestContainer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** All 16 questions as published; the file is a copy with the line breaks of the original. */
@Tag("R66")
class PublishedFaqTest {

    private final TestContainer container = new TestContainer();

    private final List<FrequentQuestion> all = container.inTransaction(() -> container
            .entities()
            .createNamedQuery(FrequentQuestion.ALL, FrequentQuestion.class)
            .getResultList());

    static String published() throws IOException {
        try (var file = PublishedFaqTest.class.getResourceAsStream("/faq.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }

    @Test
    void hasSixteenQuestions() {
        assertEquals(
                IntStream.rangeClosed(1, 16).boxed().toList(),
                all.stream().map(FrequentQuestion::number).toList());
    }

    @Test
    void matchesThePublishedTextExactly() throws IOException {
        String withoutTitle = published().split("\n", 2)[1];
        assertEquals(withoutTitle.replaceAll("\\n+", ""), letters());
    }

    /** A number and a space begin each question. */
    private String letters() {
        return all.stream()
                .map(q -> q.number() + " " + q.publishedQuestion() + q.publishedAnswer())
                .collect(Collectors.joining())
                .replaceAll("\\n+", "");
    }

    /** The other languages are compared with that file. */
    @Test
    void matchesTheReferenceOfTheTranslations() {
        ResourceBundle texts = ResourceBundle.getBundle("mypage.faq.questions", Locale.JAPANESE);
        for (FrequentQuestion question : all) {
            assertEquals(question.publishedQuestion(), texts.getString(question.number() + ".question"));
            assertEquals(question.publishedAnswer(), texts.getString(question.number() + ".answer"));
        }
    }

    @Test
    void startsParagraphsOnlyWhereTheFileDoesAfterASentence() throws IOException {
        List<String> lines = published().lines().toList();
        for (FrequentQuestion question : all) {
            List<String> paragraphs = question.paragraphs();
            assertTrue(paragraphs.stream().allMatch(paragraph -> paragraph.endsWith("。")), question.answer());
            for (String paragraph : paragraphs) {
                assertTrue(lines.stream().anyMatch(paragraph::endsWith), paragraph);
                assertTrue(lines.stream().anyMatch(line -> !line.isEmpty() && paragraph.startsWith(line)), paragraph);
            }
        }
    }
}
