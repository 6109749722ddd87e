package mypage.profile;

/** The user's last reauthentication is too long ago, or the session has ended. A mailed code stays valid. */
public record ReauthenticationRequired() implements AddressChangeResult, AddressCodeResult, PasswordChangeResult {}
