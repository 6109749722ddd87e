package mypage.signin;

/** The password was right, but too many wrong codes in a row have closed the account's one-time passwords. */
public record Closed() implements SignInResult, ReauthenticationResult {}
