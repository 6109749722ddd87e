package mypage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import mypage.demo.Folders;
import org.junit.jupiter.api.Test;

/** Links between the documents. */
class DocumentLinksTest {

    @Test
    void eachLinkLeadsToAPageAndItsHeading() throws IOException {
        List<MarkdownPage> pages = MarkdownPage.all();
        assertTrue(pages.size() > 50, "too few pages found");

        List<String> broken = pages.stream()
                .flatMap(page -> page.links().stream()
                        .filter(link -> !page.leadsSomewhere(link))
                        .map(link -> Folders.project().relativize(page.file()) + ": " + link))
                .toList();

        assertEquals(List.of(), broken);
    }

    @Test
    void aHeadingIsFoundAsGitHubNamesIt() {
        var page = new MarkdownPage(Path.of("page.md"), """
                # Keys (鍵): 1.0.0, `code` & more_words

                ```sh
                # not a heading
                ```
                """);

        assertEquals(
                List.of("keys-鍵-100-code--more_words"),
                page.sections().stream().map(MarkdownPage.Section::anchor).toList());
        assertFalse(page.leadsSomewhere("no-such-page.md"));
    }
}
