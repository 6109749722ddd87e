package mypage.otp;

/** Why a mailed code, or the attempt that waits for it, can't be used any more. */
public enum InvalidReason {
    /** Its validity is over (requirement 10). */
    EXPIRED,
    /** Too many wrong codes were submitted in its place. */
    NO_TRIES_LEFT,
    /** A newer code took its place (requirement 11). */
    REPLACED,
    /** It was used already (requirement 14). */
    USED,
    /** Too many wrong codes in a row closed the account's codes; staff or a new password open them again. */
    CLOSED,
    /** The account changed, or its access or trust was ended, while this waited (requirement 50). */
    ENDED,
    /** This browser waits for no code. */
    UNKNOWN
}
