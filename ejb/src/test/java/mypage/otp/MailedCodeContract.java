package mypage.otp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.NoSuchElementException;
import mypage.TestClock;
import mypage.otp.CodeRefusal.MalformedCode;
import mypage.otp.CodeRefusal.WrongCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The rules for mailed codes of any purpose. */
public interface MailedCodeContract {

    TestClock clock();

    /** Has a code mailed, which replaces an older one. */
    PendingCode mailCode();

    /** The digits that were mailed last. */
    String mailed();

    Object submit(PendingCode code, String typed);

    CodeStatus status(PendingCode code);

    boolean isAccepted(Object result);

    Object refused(CodeRefusal why);

    Object invalid(InvalidReason reason);

    /** The attempts at the newest code. */
    long tries();

    /** The wrong one-time passwords that count against the account. */
    long wrongCodes();

    /** Whether wrong codes are counted across codes of the account. */
    boolean addsUp();

    /** Why a used code is invalid. */
    InvalidReason used();

    /** How often the clock is read until the code is consumed. */
    int readingsUntilConsumed();

    @Test
    @Tag("C10")
    default void acceptsTheRightCodeOnce() {
        PendingCode code = mailCode();
        String digits = mailed();
        assertEquals(code, status(code));
        assertTrue(isAccepted(submit(code, digits)));
        assertEquals(new CodeStatus.Invalid(used()), status(code));
        assertFalse(isAccepted(submit(code, digits)));
    }

    @Test
    @Tag("C5")
    default void acceptsNoCodeAfterFiveWrongCodes() {
        PendingCode code = mailCode();
        for (int left = 4; left > 0; left--) {
            assertEquals(refused(new WrongCode(left)), submit(code, wrong()));
        }
        assertEquals(invalid(InvalidReason.NO_TRIES_LEFT), submit(code, wrong()));
        assertEquals(invalid(InvalidReason.NO_TRIES_LEFT), submit(code, mailed()));
        assertEquals(5, tries());
        assertEquals(addsUp() ? 5 : 0, wrongCodes());
    }

    @Test
    @Tag("C5")
    default void countsWrongCodesAcrossCodesWhereRequired() {
        submit(mailCode(), wrong());
        submit(mailCode(), wrong());
        assertEquals(1, tries());
        assertEquals(addsUp() ? 2 : 0, wrongCodes());
    }

    @Test
    @Tag("C5")
    default void doesNotCountInputThatIsNotACode() {
        PendingCode code = mailCode();
        assertEquals(refused(new MalformedCode()), submit(code, ""));
        assertEquals(refused(new MalformedCode()), submit(code, code.reference()));
        assertEquals(0, tries());
    }

    @Test
    @Tag("C5")
    default void anAttemptStaysCountedWhenTheServiceFails() {
        PendingCode code = mailCode();
        clock().meanwhile(readingsUntilConsumed(), () -> {
            throw new NoSuchElementException("the service fails");
        });
        assertThrows(NoSuchElementException.class, () -> submit(code, mailed()));
        assertEquals(1, tries());
        assertEquals(code, status(code));
    }

    @Test
    @Tag("R10")
    default void acceptsNoCodeAfterThirtyMinutes() {
        PendingCode code = mailCode();
        clock().pass(Duration.ofMinutes(30));
        assertEquals(invalid(InvalidReason.EXPIRED), submit(code, mailed()));
        assertEquals(invalid(InvalidReason.EXPIRED), submit(code, "12345"));
        assertEquals(0, tries());
    }

    @Test
    @Tag("R11")
    default void acceptsOnlyTheNewestCode() {
        PendingCode older = mailCode();
        String olderDigits = mailed();
        PendingCode newer = mailCode();
        assertEquals(invalid(InvalidReason.REPLACED), submit(older, olderDigits));
        assertEquals(0, tries());
        assertTrue(isAccepted(submit(newer, mailed())));
    }

    private String wrong() {
        return mailed().equals("000000") ? "111111" : "000000";
    }
}
