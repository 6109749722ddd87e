package mypage.web.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import mypage.web.site.FieldErrors.FieldError;
import mypage.web.user.FakeErrors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("C2")
class NewPasswordFormTest {

    private static final FieldError MISSING = new FieldError("new", Texts.get("password.new.missing"));
    private static final FieldError AGAIN_MISSING = new FieldError("again", Texts.get("password.again.missing"));
    private static final FieldError DIFFERS = new FieldError("again", Texts.get("password.differs"));

    private final FakeErrors errors = new FakeErrors();
    private final NewPasswordForm chosen = new NewPasswordForm();

    @BeforeEach
    void wire() {
        chosen.errors = errors;
    }

    @Test
    void acceptsAPasswordTypedTwice() {
        assertTyped(true, " ひみつ ", " ひみつ ");
    }

    @Test
    void refusesDifferentPasswords() {
        assertTyped(false, "one", "One", DIFFERS);
    }

    @Test
    void reportsEachEmptyField() {
        assertTyped(false, null, null, MISSING, AGAIN_MISSING);
        errors.added.clear();
        assertTyped(false, null, "one", MISSING);
        errors.added.clear();
        assertTyped(false, "one", null, AGAIN_MISSING);
    }

    private void assertTyped(boolean accepted, String password, String again, FieldError... expected) {
        chosen.setPassword(password);
        chosen.setAgain(again);
        assertEquals(accepted, chosen.isTypedTwice());
        assertEquals(List.of(expected), errors.added);
    }
}
