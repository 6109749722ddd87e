package mypage.admin.signin;

import mypage.password.PasswordDenial;

/** The result of the password of a member; an exception means that the service itself failed. */
public sealed interface StaffSignInResult
        permits StaffSignInResult.CodeRequired, StaffSignInResult.Denied, TooManyAttempts, CodesClosed {

    /**
     * The password was right, and a code is required.
     *
     * @param token the secret for the cookie
     */
    record CodeRequired(String token) implements StaffSignInResult {}

    /** There is no such member, the password is wrong, or it could not be checked. */
    record Denied(PasswordDenial why) implements StaffSignInResult {}
}
