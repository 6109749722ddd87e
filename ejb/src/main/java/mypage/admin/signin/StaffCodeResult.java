package mypage.admin.signin;

import mypage.admin.staff.StaffDeviceCookies;
import mypage.otp.CodeRefusal;

/** The result of a code at sign-in; an exception means that the service itself failed. */
public sealed interface StaffCodeResult
        permits StaffCodeResult.SignedIn,
                StaffCodeResult.CodeRefused,
                PasskeyRequired,
                TooManyAttempts,
                CodesClosed,
                StartOver {

    /**
     * Both factors were right.
     *
     * @param token of the session, different from that of the first factor
     * @param known gives this browser its own attempts, see {@link StaffDeviceCookies}
     */
    record SignedIn(String token, String known) implements StaffCodeResult, PasskeySignInResult {}

    /**
     * The code was refused, and another can be typed. A code that was used before is wrong.
     * So is a passkey that was refused.
     */
    record CodeRefused(CodeRefusal why) implements StaffCodeResult {}
}
