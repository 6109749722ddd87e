package mypage.web.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.faces.convert.ConverterException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypedAddressTest {

    private final TypedAddress converter = new TypedAddress();

    @ParameterizedTest
    @CsvSource({
        "'　ｔａｒｏ＠ｅｘａｍｐｌｅ．ｊｐ ', taro@example.jp",
        "info@example.jp\u200b, info@example.jp",
        "「info@例え.テスト」, 「info@例え.テスト」"
    })
    void keepsWhatCanBeSeen(String typed, String shown) {
        assertEquals(shown, converter.read("email", typed));
    }

    @Test
    void blankTextIsNoAddress() {
        assertNull(converter.read("email", " 　\u200b"));
        assertNull(converter.read("email", null));
    }

    @Test
    void whatCannotReceiveMailIsToldAtTheField() {
        var error = assertThrows(ConverterException.class, () -> converter.read("email", "山田@example.jp"));
        assertEquals("email address.malformed", error.getFacesMessage().getDetail());
    }
}
