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
    void fallSilent() {
        Texts.clearLanguage();
    }

    private static FormError again(FormError said) {
        return FormError.of(said.toString()).orElseThrow();
    }

    @Test
    void isSaidAgainInTheLanguageOfThePage() {
        var said = new FormError("code", "otp.wrong", 3);
        Texts.setLanguage(Language.EN);

        assertEquals("code", again(said).field());
        assertEquals(Texts.in(Language.EN).text("otp.wrong", 3), again(said).text());
    }

    @Test
    void concernsTheWholeFormStill() {
        assertNull(again(new FormError(null, "login.denied")).field());
        assertEquals(
                Texts.get("login.denied"),
                again(new FormError(null, "login.denied")).text());
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
    void nothingElseIsSaid(String told) {
        assertEquals(Optional.empty(), FormError.of(told));
    }
}
