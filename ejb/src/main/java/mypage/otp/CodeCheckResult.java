package mypage.otp;

/**
 * The result of a submitted code.
 *
 * @param <R> what the right code leads to
 */
public sealed interface CodeCheckResult<R> {

    /** The code was right, and is consumed. */
    record Accepted<R>(R outcome) implements CodeCheckResult<R> {}

    /** The code was refused, and another can be typed. */
    record Refused<R>(CodeRefusal why) implements CodeCheckResult<R> {}

    /** The code was wrong, and this was the last attempt. */
    record Exhausted<R>() implements CodeCheckResult<R> {}

    /** No code is pending, it has no attempt left, or another request consumed it first. */
    record Unavailable<R>() implements CodeCheckResult<R> {}
}
