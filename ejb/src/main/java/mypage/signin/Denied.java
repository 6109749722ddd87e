package mypage.signin;

import mypage.account.PasswordDenial;

/** The password leads no further. */
public record Denied(PasswordDenial why) implements SignInResult, ReauthenticationResult {}
