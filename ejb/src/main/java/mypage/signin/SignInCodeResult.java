package mypage.signin;

/** What a typed code of a sign-in came to. Where it was not judged, the result is how the sign-in stands. */
public sealed interface SignInCodeResult permits SignedIn, CodeRefused, AttemptResult {}
