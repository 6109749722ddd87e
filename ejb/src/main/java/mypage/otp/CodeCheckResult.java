package mypage.otp;

/**
 * What became of a submitted code.
 *
 * @param <R> what the right code leads to
 */
public sealed interface CodeCheckResult<R> {

    /** The code was right, and is consumed. */
    record Accepted<R>(R outcome) implements CodeCheckResult<R> {}

    /** The code can be submitted again. */
    record Refused<R>(CodeRefusal why) implements CodeCheckResult<R> {}

    /** The code was wrong, and this was the last try. */
    record Exhausted<R>() implements CodeCheckResult<R> {}

    /** No code is pending, it could not be tried any more, or another request consumed it first. */
    record Unavailable<R>() implements CodeCheckResult<R> {}
}
