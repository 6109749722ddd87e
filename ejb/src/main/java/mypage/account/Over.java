package mypage.account;

/** The link or the permission was used up, is too old, or never was one. */
public record Over() implements PasswordResult, ShutOut {}
