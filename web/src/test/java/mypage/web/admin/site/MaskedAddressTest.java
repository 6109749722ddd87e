package mypage.web.admin.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("C20")
class MaskedAddressTest {

    @ParameterizedTest
    @CsvSource({
        "taro.yamada+x@example.jp, t•••@example.jp",
        "t@example.jp, t•••@example.jp",
        "450 4.2.0 <taro@example.jp>: Greylisted, 450 4.2.0 <t•••@example.jp>: Greylisted",
        "a@b.jp and c.d@e.jp, a•••@b.jp and c•••@e.jp",
        "timeout, timeout"
    })
    void masksEveryAddressInAText(String text, String masked) {
        assertEquals(masked, MaskedAddress.in(text));
    }

    @ParameterizedTest
    @CsvSource({"taro@example.jp, t•••@example.jp", "taro.example.jp, t•••", "花子, 花•••", "'', ''"})
    void masksWhatWasGivenAsAnAddress(String given, String masked) {
        assertEquals(masked, MaskedAddress.of(given));
    }
}
