package mypage.web.user;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskedAddressTest {

    @ParameterizedTest
    @CsvSource({
        "taro@example.jp, t***@example.jp",
        "t@example.jp, t***@example.jp",
        "\"a@b\"@example.jp, \"***@example.jp",
        "𠮷田@example.jp, 𠮷***@example.jp",
        "@example.jp, ***",
        "taro, ***"
    })
    void showsTheFirstLetterAndTheDomain(String address, String masked) {
        assertEquals(masked, MaskedAddress.of(address));
    }
}
