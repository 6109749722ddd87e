package mypage.signin;

/** This attempt is over; the way on is a new sign-in (requirements 10 to 12). */
public record StartOver(Reason reason) implements PendingCodeResult {

    /** Why an attempt can't go on. */
    public enum Reason {
        /** The code's validity is over (requirement 10), or the time to confirm. */
        EXPIRED,
        /** Five wrong codes. */
        NO_TRIES_LEFT,
        /** A newer sign-in of the same account issued a newer code (requirement 11). */
        REPLACED,
        /** The code has signed somebody in already (requirement 14). */
        USED,
        /** Too many wrong codes in a row; staff or a new password open the account again. */
        CLOSED,
        /** The account changed, or all its access or skipping was ended, while this waited (requirement 50). */
        ENDED,
        /** This browser has no attempt in this service. */
        UNKNOWN
    }
}
