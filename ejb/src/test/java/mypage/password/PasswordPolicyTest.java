package mypage.password;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nulabinc.zxcvbn.StandardDictionaries;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordPolicyTest {

    private static final String EMAIL = "yamada.Taro-81@example-shop.co.jp";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kumo-tuki",
                "ひみつの合言葉です",
                "correct horse battery staple",
                "  spaces around  ",
                "😀🍎🚲🎹🌂🐟⛵🔑",
                "48215073",
                "4kZ!x92q",
                "mypage de tomato",
                "yamada no kumo"
            })
    @Tag("C2")
    void takesAnyCharactersWithoutRulesOnThem(String password) {
        assertEquals(Optional.empty(), weaknessOf(password));
    }

    @Test
    @Tag("C2")
    void countsUserPerceivedCharacters() {
        assertEquals(Optional.of(PasswordWeakness.TOO_SHORT), weaknessOf("😀🍎🚲🎹🌂🐟⛵"));
        assertEquals(Optional.of(PasswordWeakness.TOO_SHORT), weaknessOf("x7$kQ2!"));
        assertEquals(Optional.of(PasswordWeakness.TOO_SHORT), weaknessOf(""));
        String longest = "kumo-tuki".repeat(20).substring(0, 127) + "🌂";
        assertEquals(Optional.empty(), weaknessOf(longest));
        assertEquals(Optional.of(PasswordWeakness.TOO_LONG), weaknessOf(longest + "x"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password",
                "PassWord",
                "ｐａｓｓｗｏｒｄ",
                "password1!",
                "!!2025password2025!!",
                "qwertyuiop",
                "1qaz2wsx",
                "sunshine",
                "aaaaaaaa",
                "ああああああああ",
                "abcabcabcabc",
                "12121212",
                "12345678",
                "９８７６５４３２",
                "abcdefghij",
                "mypagepassword"
            })
    @Tag("C3")
    void refusesWhatAttackersTryFirst(String password) {
        assertEquals(Optional.of(PasswordWeakness.COMMON), weaknessOf(password));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                EMAIL,
                "YamadaTaro1",
                "taro.yamada!",
                "taro2025!",
                "example-shop",
                "mypage2025",
                "MyPage-123!",
                "hellowork1",
                "HelloWork令和7",
                "ハローワーク123",
                "はろーわーく２０２５",
                "ﾊﾛｰﾜｰｸmypage",
                "求職者マイページ"
            })
    @Tag("C3")
    void refusesWhatIsHardlyMoreThanTheAddressOrTheService(String password) {
        assertEquals(Optional.of(PasswordWeakness.CONTEXTUAL), weaknessOf(password));
    }

    @Test
    @Tag("C3")
    void refusesEachOfThirtyThousandCommonPasswords() throws IOException {
        var common = new HashSet<>(StandardDictionaries.PASSWORDS_LOADER.load().getFrequencies());
        assertTrue(common.size() >= 3000, "only " + common.size());
        for (String password : common) {
            assertTrue(
                    weaknessOf(password)
                            .filter(why -> why == PasswordWeakness.COMMON || why == PasswordWeakness.TOO_SHORT)
                            .isPresent(),
                    password);
        }
    }

    private static Optional<PasswordWeakness> weaknessOf(String password) {
        return PasswordPolicy.weakness(password, EMAIL);
    }
}
