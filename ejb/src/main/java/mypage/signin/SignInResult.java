package mypage.signin;

import java.time.Instant;
import mypage.password.PasswordDenial;

/**
 * The result of ID and password at sign-in. A wrong password is a result too; an exception means that the service
 * itself failed, and nobody is signed in.
 */
public sealed interface SignInResult
        permits OtpRequired, SignedIn, SignInResult.Denied, SignInResult.Delayed, SignInResult.Closed {

    /** The password was refused. */
    record Denied(PasswordDenial why) implements SignInResult {}

    /**
     * The rate limit is exceeded, perhaps by others; the password was not checked.
     *
     * @param until when the next attempt is accepted, unless others use it up
     */
    record Delayed(Instant until) implements SignInResult {}

    /**
     * The password was right, but too many consecutive wrong codes have closed the one-time passwords of the account.
     */
    record Closed() implements SignInResult {}
}
