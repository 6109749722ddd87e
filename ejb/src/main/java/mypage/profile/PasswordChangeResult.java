package mypage.profile;

import mypage.password.PasswordRefusal;

/** What became of the new password of a signed-in user. */
public sealed interface PasswordChangeResult
        permits PasswordChangeResult.Changed, PasswordChangeResult.Refused, ReauthenticationRequired {

    /**
     * The password is changed, and everything that was opened with the old one has ended.
     *
     * @param sessionToken the new token of this session, which goes on
     */
    record Changed(String sessionToken) implements PasswordChangeResult {}

    record Refused(PasswordRefusal why) implements PasswordChangeResult {}
}
