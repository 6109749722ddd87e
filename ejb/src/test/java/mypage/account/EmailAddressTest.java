package mypage.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
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
        ".-_+/?@xn--eckwd4c7c.xn--zckzah, .-_+/?@xn--eckwd4c7c.xn--zckzah",
        "taro@example.jp\u200b, taro@example.jp",
        "\ufeff\u2060ta\u00adro@exam\u200dple.jp\u3164\ufe0f, taro@example.jp",
        "taro＠example。ne｡jp, taro@example.ne.jp",
        "taro‐yamadaー１@my−shop.jp, taro-yamada-1@my-shop.jp",
        "o’brien@example.jp, o'brien@example.jp",
        "mailto:taro@example.jp, taro@example.jp",
        "MailTo:taro@example.jp?subject=%E6%B1%82, taro@example.jp",
        "<mailto:taro@example.jp>, taro@example.jp",
        "<taro@example.jp>, taro@example.jp",
        "Taro <taro@example.jp>, taro@example.jp",
        "山田 太郎＜taro@example.jp＞, taro@example.jp",
        "「taro@example.jp」, taro@example.jp",
        "『“taro@example.jp”』。, taro@example.jp",
        "（taro@example.jp）, taro@example.jp",
        "\"\"\"taro@example.jp\"\"\", taro@example.jp",
        "taro@example.jp, taro@example.jp",
        "`{taro@example.jp}`, taro@example.jp",
        "taro@example.jp., taro@example.jp",
        "taro@例え.テスト, taro@xn--r8jz45g.xn--zckzah",
        "taro@日本語。JP, taro@xn--wgv71a119e.jp",
        "taro@BÜCHER.example, taro@xn--bcher-kva.example"
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
                "taro@straße.example",
                "taro@例え",
                "taro@[192.0.2.1]",
                "山田@example.jp",
                "taro@example.jp,jiro@example.jp",
                "<taro@example.jp> <jiro@example.jp>",
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

    /** Else an account could not be found any more. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "'taro@example.jp",
                "`taro@example.jp",
                "{taro}@example.jp",
                "!taro?@example.jp",
                "-.taro.-@example.jp",
                "mailto.taro@example.jp",
                "taro@xn--r8jz45g.xn--zckzah",
                "taro@xn--0.jp"
            })
    void leavesAStoredAddressAsItIs(String stored) {
        assertEquals(Optional.of(stored), EmailAddress.of(stored));
    }

    @Test
    void readsTheBeginningOfAnAddress() {
        assertEquals("taro@exam", EmailAddress.normalize("「Ｔａｒｏ@exam"));
        assertEquals("taro", EmailAddress.normalize("<taro"));
        assertEquals("", EmailAddress.normalize("「」"));
        assertEquals("@", EmailAddress.normalize("@"));
    }

    @ParameterizedTest
    @CsvSource({
        "taro@xn--r8jz45g.xn--zckzah, taro@例え.テスト",
        "taro@example.jp, taro@example.jp",
        "taro@xn--0.jp, taro@xn--0.jp",
        "taro@xn--strae-oqa.example, taro@xn--strae-oqa.example"
    })
    void showsTheLettersOfADomain(String stored, String shown) {
        assertEquals(shown, EmailAddress.shown(stored));
    }

    /** A stranger can send 64 KB, before any limit. */
    @ParameterizedTest
    @ValueSource(strings = {".", "「", "」", "<", "mailto:", "'", "{", "@", "-.", "\u200b", "\u0301", "ﷺ"})
    @Tag("C1")
    void readsAnyTextInLittleTime(String part) {
        for (String typed : List.of("x" + part.repeat(65_000 / part.length()) + "a", "x" + part.repeat(990) + "a")) {
            assertTimeoutPreemptively(Duration.ofSeconds(5), () -> EmailAddress.of(typed));
        }
    }
}
