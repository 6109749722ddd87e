package mypage.actiontoken;

/** The link or the permission was used up, is too old, or never was one. */
public record LinkInvalid() implements PasswordByLinkResult {}
