package mypage.otp;

/** Why a submitted code was not accepted while another can be submitted. */
public sealed interface CodeRefusal {

    /** What was typed has not as many digits as a code; this cost no try. */
    record MalformedCode() implements CodeRefusal {}

    /**
     * The code is wrong.
     *
     * @param triesLeft how many tries are left, at least 1
     */
    record WrongCode(int triesLeft) implements CodeRefusal {}
}
