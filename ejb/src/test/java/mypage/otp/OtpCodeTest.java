package mypage.otp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("R1")
@Tag("T9")
class OtpCodeTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "012345",
                "０１２３４５",
                " 012345\n",
                "012 345",
                "０１２　３４５",
                "012-345",
                "０１２－３４５",
                "012‐345",
                "012ー345",
                "\u200b012\u200d345\ufeff",
                "0 1 2 3 4 5",
                "「012345」",
                "012345。",
                "（012-345）、",
                "“012345”.",
                "٠١٢٣٤٥",
                "۰۱۲۳۴۵",
                "०१२३४५",
                "𝟎𝟏𝟐𝟑𝟒𝟓",
                "ワンタイムパスワード（認証コード）： 012345",
                "番号は012345です。",
                "照合番号： 4711ワンタイムパスワード： 012 345 有効期限： 10:30",
                "012345（012345）を入力",
                "Your one-time password is 012345."
            })
    void readsSixDigitsHoweverTheyAreTyped(String typed) {
        assertEquals(Optional.of("012345"), OtpCode.parse(typed));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "12345",
                "1234567",
                "12345a",
                "一二三四五六",
                "+12345",
                "1234.5",
                "1234\0005",
                "123456 7",
                "番号は012345か543210です",
                "番号は12345です",
                "番号は0123456です",
                "012345 番号は543210",
                "012345a",
                "a012345"
            })
    void refusesAnyOtherText(String typed) {
        assertEquals(Optional.empty(), OtpCode.parse(typed));
    }
}
