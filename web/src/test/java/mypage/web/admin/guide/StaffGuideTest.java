package mypage.web.admin.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mypage.web.admin.site.Labels;
import mypage.web.admin.site.StaffPage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StaffGuideTest {

    private static final Pattern LINK = Pattern.compile("href=\"([^\"]*)\"");

    private final StaffGuide guide = new StaffGuide();

    @BeforeEach
    void open() {
        guide.open();
    }

    /** So each page links to its task. */
    @Test
    void eachEntryOfTheMenuHasASectionWithItsTitle() {
        List<String> anchors =
                guide.getContents().stream().map(StaffGuide.Entry::anchor).toList();

        assertEquals(
                List.of(),
                Stream.of(StaffPage.values())
                        .filter(StaffPage::isInMenu)
                        .map(page -> Labels.get("page." + page))
                        .map(title -> title.toLowerCase(Locale.ROOT))
                        .filter(anchor -> !anchors.contains(anchor))
                        .toList());
    }

    @Test
    void eachLinkLeadsToAHeadingOfThePage() {
        List<String> links = LINK.matcher(guide.getHtml())
                .results()
                .map(link -> URLDecoder.decode(link.group(1), StandardCharsets.UTF_8))
                .toList();

        assertFalse(links.isEmpty());
        for (String link : links) {
            assertTrue(guide.getHtml().contains(" id=\"" + link.substring(1) + "\""), link);
        }
    }

    @Test
    void itHasTablesAndTheTextOfLinksThatLeadElsewhereButNoPictures() {
        assertTrue(guide.getHtml().contains("<td>監査の記録に異常があります</td>"), "no table");
        assertTrue(guide.getHtml().contains("数字の定義は数字の定義にあります。"), "no text of a link");
        assertTrue(guide.getHtml().contains("操作がないとログインは終わり"), "a space at the end of a line");
        assertFalse(guide.getHtml().contains("<img"));
        assertFalse(guide.getHtml().contains("<h1"));
    }
}
