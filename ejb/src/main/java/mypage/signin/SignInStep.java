package mypage.signin;

import java.time.Instant;
import java.util.Optional;
import mypage.trust.IssuedTrust;

/**
 * What a sign-in asks for, or came to, after one request. A wrong password or code is such a result, never an
 * exception; exceptions mean that the service itself failed and nobody is signed in.
 */
public sealed interface SignInStep {

    /** ID or password wrong; which of them is not told (requirement "silent", ASVS 6.3.8). */
    record Denied() implements SignInStep {}

    /**
     * Too many tries, which may have been others'; this one was not judged.
     *
     * @param until when the next one will be, unless others use it up
     */
    record Delayed(Instant until) implements SignInStep {}

    /** More sign-ins at once than this node can hash passwords for; the user may try again after some seconds. */
    record Busy() implements SignInStep {}

    /**
     * The password was right and a one-time password is on its way by mail.
     *
     * @param attemptToken secret of the browser that passed the password; goes into its cookie
     * @param email address that the code was mailed to
     * @param reference 照合番号, stands on the screen and in the mail
     * @param expiresAt end of the code's validity
     */
    record OtpRequired(String attemptToken, String email, String reference, Instant expiresAt) implements SignInStep {}

    /** What was typed is not six digits; this cost no try. */
    record MalformedCode() implements SignInStep {}

    /**
     * The code is wrong.
     *
     * @param triesLeft how often this code may still be tried, at least 1
     */
    record WrongCode(int triesLeft) implements SignInStep {}

    /**
     * The code was right, and the user asked to skip it from now on: that is to be confirmed (requirement 23), and nobody
     * is signed in before.
     *
     * @param reference 照合番号 of the attempt
     */
    record ConfirmSkip(String reference) implements SignInStep {}

    /** This attempt is over; the way on is a new sign-in (requirements 10 to 12). */
    record StartOver(Reason reason) implements SignInStep {}

    /**
     * Both factors were right; or the password was, and this browser skips the other, or the service does not ask for it
     * yet (requirement 3).
     *
     * @param trust what lets this browser skip the one-time password from now on, if the user confirmed that
     */
    record SignedIn(String sessionToken, Optional<IssuedTrust> trust) implements SignInStep {

        public SignedIn(String sessionToken) {
            this(sessionToken, Optional.empty());
        }
    }

    /**
     * Who was signed in proved both factors again.
     *
     * @param sessionToken the session's new one; the old one is dead
     */
    record Confirmed(String sessionToken) implements SignInStep {}

    /** Why an attempt can't go on. */
    enum Reason {
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
