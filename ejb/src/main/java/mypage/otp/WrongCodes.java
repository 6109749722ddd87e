package mypage.otp;

/**
 * The wrong one-time passwords that count against an account now.
 *
 * @param unknown typed in browsers that the account does not know
 * @param known typed on known devices and in sessions
 * @param limit how many of each close one-time passwords there
 */
public record WrongCodes(int unknown, int known, int limit) {

    /** Whether no code is accepted any more, on unknown devices, on known ones or on both. */
    public boolean isClosed() {
        return most() >= limit;
    }

    /** Whether half of what is accepted has been used up. */
    boolean isHalfUsed() {
        return 2 * most() >= limit;
    }

    /** The larger of the two counts. */
    public int most() {
        return Math.max(unknown, known);
    }
}
