package mypage.signin;

/** Where a sign-in stands whose password was right. */
public sealed interface AttemptResult extends SignInCodeResult, SkipResult
        permits PendingCodeResult, AttemptResult.ConfirmSkip {

    /**
     * The code was right, and the user asked to skip it from now on: that is to be confirmed (requirement 23), and
     * nobody is signed in before.
     *
     * @param reference 照合番号 of the attempt
     */
    record ConfirmSkip(String reference) implements AttemptResult {}
}
