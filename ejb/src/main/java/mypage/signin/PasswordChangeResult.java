package mypage.signin;

import mypage.password.PasswordRefusal;

/** What became of the new password of a signed-in user. */
public sealed interface PasswordChangeResult {

    /**
     * It is the password now, and all that the old one opened is over.
     *
     * @param sessionToken the new one of the session, which goes on
     */
    record Changed(String sessionToken) implements PasswordChangeResult {}

    record Refused(PasswordRefusal why) implements PasswordChangeResult {}

    /** The session is not confirmed freshly any more. */
    record Unconfirmed() implements PasswordChangeResult {}
}
