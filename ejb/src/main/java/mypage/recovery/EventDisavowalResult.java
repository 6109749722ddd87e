package mypage.recovery;

/** The result of 「心当たりがない」; an exception means that the service itself failed. */
public sealed interface EventDisavowalResult {

    /** The link was used before, has expired, or never existed. */
    record LinkInvalid() implements EventDisavowalResult {}

    /**
     * All access was revoked.
     *
     * @param permission the secret with which this browser may choose a new password
     * @param restored whether the account has its former address again
     */
    record Done(String permission, boolean restored) implements EventDisavowalResult {}

    /** Another account has the former address, so it is unclear who owns this one. It is locked, and staff decide. */
    record Stopped() implements EventDisavowalResult {}
}
