package mypage.profile;

import mypage.password.PasswordRefusal;

/** The result of a password change by a signed-in user. */
public sealed interface PasswordChangeResult
        permits PasswordChangeResult.Changed, PasswordChangeResult.Refused, ReauthenticationRequired {

    /**
     * The password was changed, and everything that the old one opened was revoked.
     *
     * @param sessionToken the new token of this session, which continues
     */
    record Changed(String sessionToken) implements PasswordChangeResult {}

    record Refused(PasswordRefusal why) implements PasswordChangeResult {}
}
