package mypage.profile;

/** The session is not confirmed freshly any more; a code that was mailed stays good. */
public record ReauthenticationRequired() implements AddressChangeResult, AddressCodeResult {}
