package mypage.admin.signin;

import mypage.admin.staff.StaffDeviceCookies;
import mypage.otp.CodeRefusal;

/** What the code came to by which a member signs in; never an exception unless the service itself failed. */
public sealed interface StaffCodeResult
        permits StaffCodeResult.SignedIn, StaffCodeResult.CodeRefused, TooManyTries, StartOver {

    /**
     * Both factors were right.
     *
     * @param token the session's, another one than that of the first factor
     * @param known lets this browser have tries of its own, see {@link StaffDeviceCookies}
     */
    record SignedIn(String token, String known) implements StaffCodeResult {}

    /** The typed code was not taken, and another can be typed. One that was used before is wrong. */
    record CodeRefused(CodeRefusal why) implements StaffCodeResult {}
}
