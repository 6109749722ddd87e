package mypage.signin;

import java.time.Instant;
import mypage.password.PasswordDenial;

/**
 * What ID and password of a sign-in led to. A wrong password is such a result, never an exception. An exception means
 * that the service itself failed, and nobody is signed in.
 */
public sealed interface SignInResult
        permits OtpRequired, SignedIn, SignInResult.Denied, SignInResult.Delayed, SignInResult.Closed {

    /** The password was not accepted. */
    record Denied(PasswordDenial why) implements SignInResult {}

    /**
     * There were too many tries, perhaps by others; this one was not judged.
     *
     * @param until when the next try is accepted, unless others use it up
     */
    record Delayed(Instant until) implements SignInResult {}

    /** The password was right, but too many wrong codes in a row have closed the account's one-time passwords. */
    record Closed() implements SignInResult {}
}
