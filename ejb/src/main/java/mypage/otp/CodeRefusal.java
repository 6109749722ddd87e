package mypage.otp;

/** Why a code was refused although another can be typed. */
public sealed interface CodeRefusal {

    /** The input does not have the number of digits of a code; it was not counted. */
    record MalformedCode() implements CodeRefusal {}

    /**
     * The code is wrong.
     *
     * @param attemptsLeft the attempts left, at least 1
     */
    record WrongCode(int attemptsLeft) implements CodeRefusal {}
}
