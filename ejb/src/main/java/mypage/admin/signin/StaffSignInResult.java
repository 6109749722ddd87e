package mypage.admin.signin;

import mypage.password.PasswordDenial;

/** What the password of a member came to; never an exception unless the service itself failed. */
public sealed interface StaffSignInResult
        permits StaffSignInResult.CodeRequired, StaffSignInResult.Denied, TooManyTries {

    /**
     * The password was right, and a code is asked for.
     *
     * @param token the secret for the browser's cookie
     */
    record CodeRequired(String token) implements StaffSignInResult {}

    /** No such member, or another password; or it could not be judged. */
    record Denied(PasswordDenial why) implements StaffSignInResult {}
}
