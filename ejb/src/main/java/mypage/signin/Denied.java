package mypage.signin;

import mypage.password.PasswordDenial;

/** The password leads no further. */
public record Denied(PasswordDenial why) implements SignInResult, ReauthenticationResult {}
