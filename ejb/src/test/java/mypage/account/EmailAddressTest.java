package mypage.account;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("C18")
class EmailAddressTest {

    @ParameterizedTest
    @CsvSource({
        "taro@example.jp, taro@example.jp",
        "' Taro.Yamada@Example.JP ', taro.yamada@example.jp",
        "ｔａｒｏ＠ｅｘａｍｐｌｅ．ｊｐ, taro@example.jp",
        "a..b.@example.ne.jp, a..b.@example.ne.jp",
        ".-_+/?@xn--eckwd4c7c.xn--zckzah, .-_+/?@xn--eckwd4c7c.xn--zckzah"
    })
    void takesAddressesAsPeopleTypeThem(String typed, String address) {
        assertEquals(Optional.of(address), EmailAddress.of(typed));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "taro",
                "taro@",
                "@example.jp",
                "taro@example",
                "taro@@example.jp",
                "ta ro@example.jp",
                "taro@-example.jp",
                "taro@example-.jp",
                "taro@.example.jp",
                "taro@example..jp",
                "taro@example.jp.",
                "taro@[192.0.2.1]",
                "山田@example.jp",
                "taro@example.jp,jiro@example.jp",
                "<taro@example.jp>",
                "Taro <taro@example.jp>",
                "taro(x)@example.jp",
                "taro@example.jp\r\nBcc: x@example.jp",
                "taro\0@example.jp",
                "\"taro\"@example.jp"
            })
    void refusesWhatMailCannotGoTo(String typed) {
        assertEquals(Optional.empty(), EmailAddress.of(typed));
    }

    @Test
    void refusesAnAddressThatIsTooLong() {
        String longest = "x".repeat(64) + "@" + "y".repeat(63) + "." + "z".repeat(63) + "." + "w".repeat(58) + ".jp";
        assertEquals(EmailAddress.LONGEST, longest.length());
        assertEquals(Optional.of(longest), EmailAddress.of(longest));
        assertEquals(Optional.empty(), EmailAddress.of(longest.replace("w.jp", "ww.jp")));
        assertEquals(Optional.empty(), EmailAddress.of("x".repeat(65) + "@example.jp"));
    }
}
