package mypage.profile;

import mypage.otp.CodeRefusal;
import mypage.otp.InvalidReason;

/** The result of a code mailed to the new address; an exception means that the service itself failed. */
public sealed interface AddressCodeResult
        permits AddressCodeResult.Changed,
                AddressCodeResult.Taken,
                AddressCodeResult.CodeRefused,
                AddressCodeResult.CodeInvalid,
                ReauthenticationRequired {

    /**
     * The new address is the ID of the account.
     *
     * @param sessionToken the session's new token; the old one is no longer valid, and all other access has ended
     */
    record Changed(String sessionToken) implements AddressCodeResult {}

    /** The code was right, but another account has taken the address meanwhile; nothing has changed. */
    record Taken() implements AddressCodeResult {}

    /** The code was refused, and another can be typed. */
    record CodeRefused(CodeRefusal why) implements AddressCodeResult {}

    /** The code is no longer valid. */
    record CodeInvalid(InvalidReason reason) implements AddressCodeResult {}
}
