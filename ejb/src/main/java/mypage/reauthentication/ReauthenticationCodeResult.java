package mypage.reauthentication;

import mypage.otp.CodeRefusal;
import mypage.otp.InvalidReason;

/** What became of the code of a signed-in user who reauthenticates. */
public sealed interface ReauthenticationCodeResult {

    /**
     * The user proved both factors again.
     *
     * @param sessionToken the session's new token; the old one is no longer valid
     */
    record Reauthenticated(String sessionToken) implements ReauthenticationCodeResult {}

    /** The code was not accepted, and can be submitted again. */
    record CodeRefused(CodeRefusal why) implements ReauthenticationCodeResult {}

    /** The code can't be used any more; ENDED when the session has ended. */
    record CodeInvalid(InvalidReason reason) implements ReauthenticationCodeResult {}
}
