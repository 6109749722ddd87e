package mypage.signin;

import mypage.otp.CodeRefusal;

/** What became of the code of a sign-in. Where the code was not tried, the result is the status of the sign-in. */
public sealed interface SignInCodeResult permits SignedIn, SignInCodeResult.CodeRefused, AttemptResult {

    /** The code was not accepted, and can be submitted again. */
    record CodeRefused(CodeRefusal why) implements SignInCodeResult {}
}
