package mypage.web.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("C18")
class PlainTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "山田　太郎", "a\tb", "\u200b", "😀", "\u00a0"})
    void anyTextIsPlain(String text) {
        assertTrue(PlainText.isPlain(text, false));
        assertEquals(text, PlainText.of(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0", "\1", "\b", "\13", "\f", "\33", "\177", "\u0085", "\u009f"})
    void noControlCharacterIs(String control) {
        assertFalse(PlainText.isPlain("a" + control + "b", false));
        assertFalse(PlainText.isPlain("a\n" + control, true));
        assertEquals("ab", PlainText.of("a" + control + "b"));
    }

    @Test
    void onlyAFieldWithLinesTakesLineBreaks() {
        assertTrue(PlainText.isPlain("a\r\nb\nc\r", true));
        assertFalse(PlainText.isPlain("a\r\nb", false));
        assertFalse(PlainText.isPlain("a\n", false));
    }

    @Test
    void aTextWithLinesKeepsThem() {
        assertEquals("a\n\nb\tc", PlainText.ofLines("a\r\n\nb\tc\0\7"));
    }
}
