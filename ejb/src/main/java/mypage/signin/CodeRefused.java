package mypage.signin;

import mypage.otp.CodeRefusal;

/** The typed code was not taken, and the attempt still waits for one. */
public record CodeRefused(CodeRefusal why) implements SignInCodeResult, ReauthenticationCodeResult {}
