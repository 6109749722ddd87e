package mypage.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import mypage.platform.Language;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("T10")
class MailPartsTest {

    private static final Pattern MARKUP =
            Pattern.compile("<style.*?</style>|<title>.*?</title>|<[^>]*>", Pattern.DOTALL);
    private static final String LINK = "https://example.jp/seeker/not-me?t=aB_-9&lang=ja";

    private static Mail mail(Language language) {
        return MailTexts.in(language)
                .mail("closed", "サービス", "令和7年1月6日(月) 9:00", "Firefox", "令和7年2月5日(水)", LINK, "令和7年1月13日(月) 9:00");
    }

    private static MailParts parts(Language language) {
        Mail mail = mail(language);
        return new MailParts(language, mail.subject(), mail.body());
    }

    /** Letters and digits only, because each part renders lines, marks and readings in its own way. */
    private static String words(String text) {
        return text.replaceAll("[^\\p{L}\\p{N}]", "");
    }

    @ParameterizedTest
    @EnumSource
    void bothPartsSayTheSame(Language language) {
        MailParts parts = parts(language);
        String seen = MARKUP.matcher(parts.html()).replaceAll(" ").replace("&amp;", "&");
        assertEquals(words(parts.text()), words(seen));
    }

    @ParameterizedTest
    @EnumSource
    void theHtmlLoadsNothingAndHasOnlyOurLink(Language language) {
        String html = parts(language).html();
        Map<String, String> found = new TreeMap<>();
        Pattern.compile("(href|src|url)\\s*[=(]\\s*\"?([^\"\\s>)]*)")
                .matcher(html)
                .results()
                .forEach(match -> found.put(match.group(1), match.group(2).replace("&amp;", "&")));
        assertEquals(Map.of("href", LINK), found);
        assertTrue(html.contains("<html lang=\"" + language.tag() + "\">"), html);
    }

    @Test
    void escapesTypedText() {
        String html = new MailParts(Language.JA, "<s>", "<b>\"&\"</b>\n\n　a： <i>\n\nhttps://example.jp/\"x").html();
        assertFalse(html.contains("<b>") || html.contains("<i>") || html.contains("<s>"), html);
        assertTrue(html.contains("https://example.jp/&quot;x"), html);
    }

    @Test
    void readingsAreInBracketsInTextAndRubyInHtml() {
        MailParts parts = new MailParts(Language.JA_EASY, "s", "■ 画面《がめん》\n入力《にゅうりょく》します");
        assertEquals("■ 画面（がめん）\n入力（にゅうりょく）します", parts.text());
        assertTrue(
                parts.html()
                        .contains("<ruby style=\"white-space:nowrap\">入力<rp>（</rp><rt aria-hidden=\"true\">にゅうりょく</rt>"
                                + "<rp>）</rp></ruby>します"),
                parts.html());
    }
}
