package mypage.owner;

/** The session is not confirmed freshly any more; a code that was mailed stays good. */
public record Unconfirmed() implements AddressChangeResult, AddressCodeResult {}
