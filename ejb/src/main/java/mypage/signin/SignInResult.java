package mypage.signin;

import java.time.Instant;

/**
 * What ID and password of a sign-in came to. A wrong password is such a result, never an exception. An exception means
 * that the service itself failed, and nobody is signed in.
 */
public sealed interface SignInResult permits OtpRequired, SignedIn, Denied, SignInResult.Delayed, Closed {

    /**
     * Too many tries, which may have been others'; this one was not judged.
     *
     * @param until when the next one will be, unless others use it up
     */
    record Delayed(Instant until) implements SignInResult {}
}
