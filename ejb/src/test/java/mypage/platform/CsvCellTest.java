package mypage.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No cell of a file for staff runs as a formula in a spreadsheet. */
@Tag("C17")
class CsvCellTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1", "+1", "-1", "@x", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠x"})
    void putsAnApostropheBeforeAFormula(String text) {
        assertEquals("'" + text, CsvCell.of(text));
        assertEquals(text, CsvCell.text(CsvCell.of(text)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "192.0.2.1", "2001:db8::1", "a=1", "佐藤", "0123456789abcdef", "'", "'a'"})
    void leavesOtherTextUnchanged(String text) {
        assertEquals(text, CsvCell.of(text));
        assertEquals(text, CsvCell.text(text));
    }
}
