package mypage.signin;

/** What the answer came to whether the code is to be skipped. Where none was waited for, the result is how the sign-in stands. */
public sealed interface SkipResult permits SignedIn, AttemptResult {}
