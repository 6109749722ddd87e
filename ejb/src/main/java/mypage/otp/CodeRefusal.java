package mypage.otp;

/** Why a typed code was not taken, while it can be tried again. */
public sealed interface CodeRefusal {

    /** What was typed has not the digits of a code; this cost no try. */
    record MalformedCode() implements CodeRefusal {}

    /**
     * The code is wrong.
     *
     * @param triesLeft how often it may still be tried, at least 1
     */
    record WrongCode(int triesLeft) implements CodeRefusal {}
}
