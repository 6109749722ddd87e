package mypage.actiontoken;

import mypage.password.PasswordRefusal;

/** The result of choosing a password by a link; an exception means that the service itself failed. */
public sealed interface PasswordByLinkResult
        permits PasswordByLinkResult.Changed, PasswordByLinkResult.Refused, LinkInvalid {

    /** The password was changed, and everything that the old one opened was revoked. */
    record Changed() implements PasswordByLinkResult {}

    record Refused(PasswordRefusal why) implements PasswordByLinkResult {}
}
