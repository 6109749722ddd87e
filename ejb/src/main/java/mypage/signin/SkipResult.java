package mypage.signin;

/**
 * What came of confirming or declining to skip the code. Where the sign-in did not wait for that, the result is how it
 * stands.
 */
public sealed interface SkipResult permits SignedIn, AttemptResult {}
