package mypage.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class RubyTest {

    private static final String TEXT = "画面《がめん》の<入力《にゅうりょく》>は、｜お知らせ《おしらせ》。";

    @Test
    void isLeftOutOfPlainTexts() {
        assertEquals("画面の<入力>は、お知らせ。", Ruby.plain(TEXT));
    }

    @Test
    void isInBracketsInPlainText() {
        assertEquals("画面（がめん）の<入力（にゅうりょく）>は、お知らせ（おしらせ）。", Ruby.inBrackets(TEXT));
    }

    @Test
    void becomesHtmlWithOtherTextEscaped() {
        assertEquals("<ruby>画面<rp>（</rp><rt aria-hidden=\"true\">がめん</rt><rp>）</rp></ruby>の&lt;", html("画面《がめん》の<"));
    }

    @Test
    void isEscapedItself() {
        assertEquals("<ruby>画<rp>（</rp><rt aria-hidden=\"true\">&lt;b></rt><rp>）</rp></ruby>", html("画《<b>》"));
    }

    @Test
    void leavesTextsWithoutReadingsUnchanged() {
        assertEquals("abc《", Ruby.plain("abc《"));
        assertEquals("｜a", html("｜a"));
    }

    private static String html(String text) {
        return Ruby.html(text, part -> part.replace("<", "&lt;"));
    }
}
