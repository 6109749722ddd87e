package mypage.signin;

import mypage.otp.InvalidReason;

/** The status of a sign-in whose password was right. */
public sealed interface AttemptResult extends SignInCodeResult, SkipResult
        permits OtpRequired, AttemptResult.ConfirmSkip, AttemptResult.AttemptInvalid {

    /**
     * The code was right, and the user asked to skip it from now on. The user must confirm that before being signed in
     * (requirement 23).
     *
     * @param reference 照合番号 of the attempt
     */
    record ConfirmSkip(String reference) implements AttemptResult {}

    /** The attempt has ended; the user must sign in again (requirements 10 to 12). */
    record AttemptInvalid(InvalidReason reason) implements AttemptResult {}
}
