package mypage.actiontoken;

import mypage.password.PasswordRefusal;

/** What became of a password that was chosen by a link; never an exception unless the service itself failed. */
public sealed interface PasswordByLinkResult
        permits PasswordByLinkResult.Changed, PasswordByLinkResult.Refused, LinkInvalid {

    /** It is the password now, and all that the old one opened is over. */
    record Changed() implements PasswordByLinkResult {}

    record Refused(PasswordRefusal why) implements PasswordByLinkResult {}
}
