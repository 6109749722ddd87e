package mypage.otp;

import java.util.Optional;
import java.util.OptionalInt;
import mypage.otp.CodeCheckResult.Accepted;
import mypage.otp.CodeCheckResult.Exhausted;
import mypage.otp.CodeCheckResult.Refused;
import mypage.otp.CodeCheckResult.Unavailable;
import mypage.otp.CodeRefusal.MalformedCode;
import mypage.otp.CodeRefusal.WrongCode;

/**
 * Checks a mailed code of any purpose. The attempt is counted before the code is compared, and of many simultaneous
 * requests exactly one consumes the right code. Runs outside a transaction, because each step has its own.
 */
public final class CodeCheck {

    private CodeCheck() {}

    /**
     * Checks what a user typed. Anything but six digits is not counted.
     *
     * @param pending the pending code of the browser, if it can be submitted
     */
    public static <R> CodeCheckResult<R> submit(Optional<MailedCode<R>> pending, String typed) {
        return pending.map(code -> submit(code, typed)).orElseGet(Unavailable::new);
    }

    private static <R> CodeCheckResult<R> submit(MailedCode<R> code, String typed) {
        return OtpCode.parse(typed)
                .map(digits -> check(code, digits))
                .orElseGet(() -> new Refused<>(new MalformedCode()));
    }

    private static <R> CodeCheckResult<R> check(MailedCode<R> code, String digits) {
        OptionalInt attemptsLeft = code.countAttempt();
        if (attemptsLeft.isEmpty()) {
            return new Unavailable<>();
        }
        if (code.matches(digits)) {
            return code.consume().<CodeCheckResult<R>>map(Accepted::new).orElseGet(Unavailable::new);
        }
        code.recordWrongCode();
        return attemptsLeft.getAsInt() > 0 ? new Refused<>(new WrongCode(attemptsLeft.getAsInt())) : new Exhausted<>();
    }
}
