package mypage.signin;

/**
 * What became of the user's answer whether to skip the code from now on. Where the sign-in waited for no answer, the
 * result is its status.
 */
public sealed interface SkipResult permits SignedIn, AttemptResult {}
