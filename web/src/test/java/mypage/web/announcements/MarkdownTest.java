package mypage.web.announcements;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import mypage.announcements.NoticeSettings;
import mypage.web.RandomText;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {

    private static final String ELEMENT = "(?s)<(?!/?(p|h2|h3|strong|em|ul|ol|li|br)[ />]|a href=\"https://|/a>).*";

    private static final Markdown MARKDOWN =
            new Markdown(new NoticeSettings(List.of("example.jp", "go.jp", "lg.jp"))::mayLinkTo);

    /** The sanitizer puts it behind a brace, so that no template engine finds an expression. */
    private static final String SEPARATOR = "<!-- -->";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "# 見出し|<h2>見出し</h2>",
                "## 見出し|<h2>見出し</h2>",
                "### 見出し|<h3>見出し</h3>",
                "**太字**と*斜体*|<p><strong>太字</strong>と<em>斜体</em></p>",
                "- 一|<ul><li>一</li></ul>",
                "1. 一|<ol><li>一</li></ol>",
                "※19:00 ~ 8:30頃|<p>※19:00 ~ 8:30頃</p>",
                "[案内](https://www.mhlw.go.jp/a?b=c)|<p><a href=\"https://www.mhlw.go.jp/a?b&#61;c\" rel=\"noopener\">案内</a></p>"
            })
    void rendersHeadingsBelowTheTitleOfThePage(String markdown, String html) {
        assertEquals(html, MARKDOWN.html(markdown).replace("\n", ""));
    }

    @Test
    void keepsLineBreaks() {
        assertEquals("<p>一<br />二</p>", MARKDOWN.html("一\n二").replace("\n", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "<p onclick=alert(1)>a</p>",
                "[a](javascript:alert(1))",
                "[a](JaVaScRiPt:alert(1))",
                "[a](data:text/html;base64,PHNjcmlwdD4=)",
                "[a](//evil.example)",
                "[a](http://evil.example)",
                "![a](https://evil.example/x.png)",
                "<javascript:alert(1)>",
                "**<scr<script>ipt>alert(1)</script>**",
                "[a](https://www.mhlw.go.jp \"onmouseover=alert(1)\")",
                "[<img src=x onerror=alert(1)>](https://www.mhlw.go.jp)",
                "`<script>`",
                "```\n<script>\n```",
                "<svg/onload=alert(1)>",
                "<style>*{display:none}</style>",
                "<a href='javascript:alert(1)'>a</a>",
                "&lt;script&gt;alert(1)&lt;/script&gt;",
                "<!-- --><iframe src=https://evil.example>",
                "[a]: javascript:alert(1)\n\n[a]"
            })
    @Tag("C17")
    void rendersNoScriptAndNothingFromOtherSites(String markdown) {
        assertHarmless(markdown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "https://go.jp.evil.example/",
                "https://evilgo.jp",
                "https://www.mhlw.go.jp@evil.example/",
                "https://evil.example\\\\.go.jp/",
                "https://evil.example/.go.jp",
                "https://evil.example?a.go.jp",
                "https:\\/\\/evil.example",
                "https:&#47;&#47;evil.example",
                "https://www.mhlw.go.jp.",
                "https://www.mhlw.go.jp。evil.example"
            })
    @Tag("C20")
    void leadsNowhereElse(String address) {
        assertEquals("<p>a</p>", MARKDOWN.html("[a](" + address + ")").strip());
        assertFalse(MARKDOWN.html("<" + address + ">").contains("href"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://www.mhlw.go.jp", "https://www.city.chiyoda.lg.jp:8443/a?b#c"})
    void leadsToSitesOfTheState(String address) {
        assertTrue(MARKDOWN.html("[a](" + address + ")").contains("<a href=\""));
    }

    @Test
    @Tag("C17")
    void rendersRandomTextHarmlessly() {
        RandomText.each(text -> {
            assertHarmless(text);
            assertHarmless("[" + text + "](" + text + ")<" + text + ">");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[案内](https://evil.example/)|<p>案内</p>|https://evil.example/",
                "<https://evil.example/>|<p>https://evil.example/</p>|https://evil.example/",
                "[案内][1]\\n\\n[1]: https://evil.example/|<p>案内</p>|https://evil.example/",
                "- **[案内](https://example.jp@evil.example)**|<ul><li><strong>案内</strong></li></ul>|https://example.jp@evil.example",
                "[案内](http://example.jp)|<p>案内</p>|http://example.jp",
            })
    @Tag("C17")
    void showsALinkToAHostThatIsNotAllowedAsText(String markdown, String html, String refused) {
        var written = markdown.translateEscapes();
        assertEquals(html, MARKDOWN.html(written).replace("\n", ""));
        assertEquals(List.of(refused), MARKDOWN.refusedLinks(written));
    }

    @Test
    @Tag("C17")
    void tellsEachRefusedLinkOnceAndNoOther() {
        assertEquals(
                List.of("https://b.example", "/c"),
                MARKDOWN.refusedLinks(
                        "[a](https://example.jp/a) [b](https://b.example) [b](https://b.example) [c](/c)"));
    }

    private static void assertHarmless(String markdown) {
        var html = MARKDOWN.html(markdown).replace(SEPARATOR, "");
        for (int i = html.indexOf('<'); i >= 0; i = html.indexOf('<', i + 1)) {
            assertFalse(html.substring(i).matches(ELEMENT), html);
        }
        assertTrue(
                html.replaceAll("<a href=\"https://[^\"<>]*\"( title=\"[^\"<>]*\")? rel=\"noopener\">|</?\\w+ ?/?>", "")
                                .indexOf('<')
                        < 0,
                html);
    }
}
