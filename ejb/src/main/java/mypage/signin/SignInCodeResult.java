package mypage.signin;

import mypage.otp.CodeRefusal;

/** The result of a code at sign-in. If the code was not checked, the result is the status of the sign-in. */
public sealed interface SignInCodeResult permits SignedIn, SignInCodeResult.CodeRefused, AttemptResult {

    /** The code was refused, and another can be typed. */
    record CodeRefused(CodeRefusal why) implements SignInCodeResult {}
}
