package mypage.profile;

import mypage.otp.CodeRefusal;

/** What the code that was mailed to the new address came to; never an exception unless the service itself failed. */
public sealed interface AddressCodeResult
        permits AddressCodeResult.Changed,
                AddressCodeResult.Taken,
                AddressCodeResult.CodeRefused,
                CodeOver,
                ReauthenticationRequired {

    /**
     * The new address is the account's ID.
     *
     * @param sessionToken the session's new one; the old one is dead, and so is all else that was open
     */
    record Changed(String sessionToken) implements AddressCodeResult {}

    /** The code was right, but another account came by the address meanwhile; nothing has changed. */
    record Taken() implements AddressCodeResult {}

    /** The typed code was not taken, and another can be typed. */
    record CodeRefused(CodeRefusal why) implements AddressCodeResult {}
}
