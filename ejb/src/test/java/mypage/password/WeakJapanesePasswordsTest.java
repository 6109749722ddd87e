package mypage.password;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** With the real lists; {@link MeasurePasswordPolicy} prints the figures. */
@Tag("C3")
class WeakJapanesePasswordsTest {

    private static final String EMAIL = "someone@example.com";

    @ParameterizedTest
    @CsvSource({
        "19900101, DATE",
        "S60.12.31, DATE",
        "昭和55年1月1日, DATE",
        "09012345678, NUMBER",
        "+81 90 1234 5678, NUMBER",
        "〒100-0001, NUMBER",
        "poiuytre, KEYBOARD",
        "!QAZ\"WSX, KEYBOARD",
        "yamamoto, WORD",
        "takahiro, WORD",
        "tanaka123, WORD",
        "daisuki1, WORD",
        "Tokyo2020, WORD",
        "5h1n0bu-1985, WORD",
        "sinzyuku1, WORD",
        "Shinjuku1, WORD",
        "ヤマダたろう８５, WORD",
        "qutv\\d!!, WORD"
    })
    void tellsWhyItRefuses(String password, PasswordWeakness why) {
        assertEquals(Optional.of(why), weakness(password));
    }

    static Stream<List<String>> kinds() {
        return WeakPasswords.byKind().values().stream();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void refusesWhatPeopleInJapanChoose(List<String> weak) {
        assertEquals(List.of(), weak.stream().filter(p -> weakness(p).isEmpty()).toList());
    }

    @Test
    void hasAtLeastThreeHundredWeakOnes() {
        assertTrue(kinds().mapToInt(List::size).sum() >= 300);
    }

    @Test
    @Tag("C2")
    void refusesNoneOfTenThousandStrongOnes() {
        assertEquals(
                List.of(),
                GoodPasswords.tenThousand().stream()
                        .filter(p -> weakness(p).isPresent())
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "k-x",
                "@",
                "\\",
                "yamadaxqzv",
                "tanaka83920174651",
                "kumo tuki mizu yama",
                "0x1a2b3c4d5e6f",
                "ンンッッンッンンッ"
            })
    void refusesNothingElse(String password) {
        assertEquals(Optional.empty(), weakness(password).filter(why -> why != PasswordWeakness.TOO_SHORT));
    }

    @ParameterizedTest
    @CsvSource({
        "takahashi, タカハシ",
        "satoh, サトウ",
        "satou, サトー",
        "satō, サトウ",
        "jun'ichi, ジュンイチ",
        "zyuniti, ジュンイチ",
        "shinnosuke, シンノスケ",
        "namba, ナンバ",
        "matchi, マッチ",
        "macchi, マッチ",
        "matti, マッチ",
        "fujii, フジイ",
        "huzii, フジイ",
        "tsuduki, ツヅキ",
        "oohashi, オオハシ",
        "ohhashi, オオハシ",
        "chieko, チエコ"
    })
    void readsAllSpellingsOfAWordAsOne(String romaji, String kana) {
        assertEquals(Romaji.canonical(kana), Romaji.canonical(romaji));
    }

    private static Optional<PasswordWeakness> weakness(String password) {
        return PasswordPolicy.weakness(password, EMAIL);
    }
}
