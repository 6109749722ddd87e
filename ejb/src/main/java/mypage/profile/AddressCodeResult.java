package mypage.profile;

import mypage.otp.CodeRefusal;
import mypage.otp.InvalidReason;

/** What became of the code that was mailed to the new address; never an exception unless the service itself failed. */
public sealed interface AddressCodeResult
        permits AddressCodeResult.Changed,
                AddressCodeResult.Taken,
                AddressCodeResult.CodeRefused,
                AddressCodeResult.CodeInvalid,
                ReauthenticationRequired {

    /**
     * The new address is the account's ID.
     *
     * @param sessionToken the session's new token; the old one is no longer valid, and all other access has ended
     */
    record Changed(String sessionToken) implements AddressCodeResult {}

    /** The code was right, but another account has taken the address meanwhile; nothing has changed. */
    record Taken() implements AddressCodeResult {}

    /** The code was not accepted, and can be submitted again. */
    record CodeRefused(CodeRefusal why) implements AddressCodeResult {}

    /** The code can't be used any more. */
    record CodeInvalid(InvalidReason reason) implements AddressCodeResult {}
}
