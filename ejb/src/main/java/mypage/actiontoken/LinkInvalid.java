package mypage.actiontoken;

/** The token was used before, has expired, or never existed. */
public record LinkInvalid() implements PasswordByLinkResult {}
