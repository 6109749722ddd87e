package mypage.otp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import mypage.otp.CodeCheckResult.Accepted;
import mypage.otp.CodeCheckResult.Exhausted;
import mypage.otp.CodeCheckResult.Refused;
import mypage.otp.CodeCheckResult.Unavailable;
import mypage.otp.CodeRefusal.MalformedCode;
import mypage.otp.CodeRefusal.WrongCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The order of the steps. {@link MailedCodeContract} tests them for each purpose. */
@Tag("C5")
class CodeCheckTest {

    private final List<String> steps = new ArrayList<>();
    private OptionalInt attemptsLeft = OptionalInt.of(4);
    private Optional<String> outcome = Optional.of("done");

    private final MailedCode<String> code = new MailedCode<>() {
        @Override
        public OptionalInt countAttempt() {
            steps.add("count");
            return attemptsLeft;
        }

        @Override
        public boolean matches(String digits) {
            steps.add("compare " + digits);
            return digits.equals("012345");
        }

        @Override
        public void recordWrongCode() {
            steps.add("record");
        }

        @Override
        public Optional<String> consume() {
            steps.add("consume");
            return outcome;
        }
    };

    @Test
    void countsTheAttemptBeforeComparingTheCode() {
        assertEquals(new Accepted<>("done"), submit("０１２ ３４５"));
        assertEquals(List.of("count", "compare 012345", "consume"), steps);
    }

    @Test
    void recordsAWrongCode() {
        assertEquals(new Refused<>(new WrongCode(4)), submit("000000"));
        assertEquals(List.of("count", "compare 000000", "record"), steps);
    }

    @Test
    void recordsTheWrongCodeOfTheLastAttemptToo() {
        attemptsLeft = OptionalInt.of(0);
        assertEquals(new Exhausted<>(), submit("000000"));
        assertEquals(List.of("count", "compare 000000", "record"), steps);
    }

    @Test
    void acceptsTheRightCodeAtTheLastAttempt() {
        attemptsLeft = OptionalInt.of(0);
        assertEquals(new Accepted<>("done"), submit("012345"));
    }

    @Test
    void comparesNoCodeWhoseAttemptWasNotCounted() {
        attemptsLeft = OptionalInt.empty();
        assertEquals(new Unavailable<>(), submit("012345"));
        assertEquals(List.of("count"), steps);
    }

    @Test
    @Tag("C19")
    void refusesACodeThatAnotherRequestHasConsumed() {
        outcome = Optional.empty();
        assertEquals(new Unavailable<>(), submit("012345"));
        assertEquals(List.of("count", "compare 012345", "consume"), steps);
    }

    @Test
    @Tag("T9")
    void doesNotCountInputThatIsNotSixDigits() {
        assertEquals(new Refused<>(new MalformedCode()), submit("12345"));
        assertEquals(List.of(), steps);
    }

    @Test
    void comparesNothingWhenNoCodeIsPending() {
        assertEquals(new Unavailable<>(), CodeCheck.submit(Optional.empty(), "12345"));
    }

    private CodeCheckResult<String> submit(String typed) {
        return CodeCheck.submit(Optional.of(code), typed);
    }
}
