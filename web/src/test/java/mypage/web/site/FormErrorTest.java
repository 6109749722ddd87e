package mypage.web.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Optional;
import mypage.platform.Language;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormErrorTest {

    @AfterEach
    void resetTheLanguage() {
        Texts.clearLanguage();
    }

    private static FormError repeated(FormError error) {
        return FormError.of(error.toString()).orElseThrow();
    }

    @Test
    void isRepeatedInTheLanguageOfThePage() {
        var error = new FormError("code", "otp.wrong", 3);
        Texts.setLanguage(Language.EN);

        assertEquals("code", repeated(error).field());
        assertEquals(Texts.in(Language.EN).text("otp.wrong", 3), repeated(error).text());
    }

    @Test
    void anErrorOfTheWholeFormIsRepeatedAsSuch() {
        assertNull(repeated(new FormError(null, "login.denied")).field());
        assertEquals(
                Texts.get("login.denied"),
                repeated(new FormError(null, "login.denied")).text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "email",
                "code no.such.text",
                "code otp.wrong three",
                "code otp.wrong 1 2 3",
                "code otp.wrong 1234567890",
                "code\" otp.wrong 3",
                "パスワードを入力してください。"
            })
    void noOtherTextIsRepeated(String written) {
        assertEquals(Optional.empty(), FormError.of(written));
    }
}
