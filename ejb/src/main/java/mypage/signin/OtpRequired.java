package mypage.signin;

import mypage.otp.PendingCode;

/** The password was right, and a one-time password was mailed. */
public record OtpRequired(PendingCode code) implements SignInResult, AttemptResult {}
