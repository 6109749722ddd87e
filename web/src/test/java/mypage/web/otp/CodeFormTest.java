package mypage.web.otp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import mypage.otp.CodeRefusal.MalformedCode;
import mypage.otp.CodeRefusal.WrongCode;
import mypage.otp.PendingCode;
import mypage.web.site.FieldErrors.FieldError;
import mypage.web.site.Texts;
import mypage.web.user.AttemptCookie;
import mypage.web.user.FakeErrors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each purpose has its own texts for refusals. */
class CodeFormTest {

    private final FakeErrors errors = new FakeErrors();
    private final CodeForm form = new FakeCodeForm(errors);

    @BeforeEach
    void typeACode() {
        form.setReference("0042");
        form.setCode("123456");
    }

    @Test
    void showsThePendingCode() {
        assertFalse(form.isPending());
        form.show(new PendingCode("token", "taro@example.jp", "0815", Instant.EPOCH));
        assertTrue(form.isPending());
        assertEquals("0815", form.getReference());
        assertEquals("taro@example.jp", form.getEmail());
        assertEquals("t***@example.jp", form.getMaskedAddress());
    }

    @ParameterizedTest
    @ValueSource(strings = {"otp", "address.code"})
    void keepsAWrongCodeForCorrectionAndShowsTheAttemptsLeft(String texts) {
        form.refuse(new WrongCode(3), texts);
        assertEquals("123456", form.getCode());
        assertEquals(new FieldError("code", Texts.get(texts + ".wrong", 3)), errors.added.get(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"otp", "address.code"})
    void keepsAMalformedCodeForCorrection(String texts) {
        form.refuse(new MalformedCode(), texts);
        assertEquals("123456", form.getCode());
        assertEquals(new FieldError("code", Texts.get(texts + ".malformed")), errors.added.get(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"otp", "address.code"})
    void distinguishesAnEmptyFieldFromAMalformedCode(String texts) {
        form.setCode(null);
        form.refuse(new MalformedCode(), texts);
        assertEquals(new FieldError("code", Texts.get(texts + ".missing")), errors.added.get(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"otp", "address.code"})
    void isOutdatedOnceTheBrowserHasRequestedANewerCode(String texts) {
        assertFalse(form.isOutdated(new AttemptCookie("0042", "token")));
        assertTrue(form.isOutdated(new AttemptCookie("0043", "newer")));
        form.refuseOutdated(texts);
        assertNull(form.getCode());
        assertEquals(new FieldError(null, Texts.get(texts + ".other")), errors.added.get(0));
    }
}
