package mypage.it.faq;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mypage.it.AccountFixture;
import mypage.it.HttpVisitor;
import mypage.it.RawAnswers;
import mypage.it.Site;
import mypage.it.TestBed;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The page 「よくあるご質問」 and the links to it. */
@ArquillianTest
@RunAsClient
@Tag("R66")
class FaqHttpIT {

    private final HttpVisitor visitor = TestBed.visitor();

    @ParameterizedTest
    @EnumSource
    void thePageHasAllSixteenPublishedAnswers(Site site) throws Exception {
        var text = visitor.get(site.path + "/faq").text();

        assertTrue(visitor.isAt(site.path + "/faq"));
        assertAll(published().map(line -> () -> assertTrue(text.contains(line), line)));
        assertAll(IntStream.rangeClosed(1, 16)
                .mapToObj(number ->
                        () -> assertTrue(visitor.body().contains("id=\"q" + number + "\""), "anchor " + number)));
    }

    /** The published lines without their numbers. */
    private static Stream<String> published() throws IOException {
        return Files.readString(Path.of("../ejb/src/test/resources/faq.txt"))
                .lines()
                .filter(line -> !line.isBlank())
                .map(line -> line.replaceFirst("^\\d+ ", ""));
    }

    @Test
    void everyPublicPageLinksToIt() {
        assertAll(RawAnswers.PUBLIC_PAGES.stream()
                .filter(page -> !page.equals("logout"))
                .map(page -> () -> {
                    var body =
                            TestBed.visitor().get("/employer/" + page).follow().body();
                    assertTrue(body.contains("<a href=\"/employer/faq\">よくあるご質問</a>"), page);
                }));
    }

    @ParameterizedTest
    @CsvSource({"/, /seeker/faq", "/nowhere, /seeker/faq", "/information/nowhere, /information/faq"})
    void theTopPageAndErrorPagesLinkToIt(String page, String faq) throws Exception {
        assertTrue(visitor.get(page).body().contains("<a href=\"" + faq + "\">よくあるご質問</a>"), visitor.body());
    }

    @Test
    void pagesLinkToTheAnswersAboutThem() throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        assertEquals(List.of("q5"), answers(Site.SEEKER.login()));
        visitor.submitPassword(account);
        assertEquals(List.of("q4", "q8", "q6"), answers(Site.SEEKER.otp()));
        visitor.enableSkip(TestBed.mailbox().first(account.email()).code());
        assertEquals(List.of("q13"), answers(Site.SEEKER.settings()));
        assertEquals(List.of("q12"), answers(Site.SEEKER.otpResume()));
    }

    private List<String> answers(String page) throws Exception {
        var link = Pattern.compile("href=\"/seeker/faq#(q\\d+)\"");
        return link.matcher(visitor.get(page).body())
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
