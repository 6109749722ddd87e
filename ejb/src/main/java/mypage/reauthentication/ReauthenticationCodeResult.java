package mypage.reauthentication;

import mypage.otp.CodeRefusal;
import mypage.otp.InvalidReason;

/** The result of a code at reauthentication. */
public sealed interface ReauthenticationCodeResult {

    /**
     * The user proved both factors again.
     *
     * @param sessionToken the session's new token; the old one is no longer valid
     */
    record Reauthenticated(String sessionToken) implements ReauthenticationCodeResult {}

    /** The code was refused, and another can be typed. */
    record CodeRefused(CodeRefusal why) implements ReauthenticationCodeResult {}

    /** The code is no longer valid; ENDED when the session has ended. */
    record CodeInvalid(InvalidReason reason) implements ReauthenticationCodeResult {}
}
