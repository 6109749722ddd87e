package mypage.otp;

/** Why a mailed code, or the attempt that waits for it, is no longer valid. */
public enum InvalidReason {
    /** It has expired (requirement 10). */
    EXPIRED,
    /** It has no attempt left. */
    NO_TRIES_LEFT,
    /** A newer code replaced it (requirement 11). */
    REPLACED,
    /** It was used before (requirement 14). */
    USED,
    /**
     * Too many wrong codes have closed the codes of the account in such browsers, until staff or a new password open
     * them.
     */
    CLOSED,
    /** The account has changed, or its access or trust was revoked meanwhile (requirement 50). */
    ENDED,
    /** This browser waits for no code. */
    UNKNOWN
}
