package mypage.signin;

/**
 * The result of the answer whether to skip the code from now on. If the sign-in did not wait for an answer, the result
 * is its status.
 */
public sealed interface SkipResult permits SignedIn, AttemptResult {}
