package mypage.profile;

/** The user has not reauthenticated recently, or the session has ended. A mailed code stays valid. */
public record ReauthenticationRequired() implements AddressChangeResult, AddressCodeResult, PasswordChangeResult {}
