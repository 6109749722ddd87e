package mypage.recovery;

/** What became of an owner's 「心当たりがない」; never an exception unless the service itself failed. */
public sealed interface EventDisavowalResult {

    /** The link was used up, is too old, or never was one. */
    record LinkInvalid() implements EventDisavowalResult {}

    /**
     * All that was open has ended.
     *
     * @param permission secret with which this browser may choose a new password
     * @param restored whether the account has its former address again
     */
    record Done(String permission, boolean restored) implements EventDisavowalResult {}

    /**
     * The former address is another account's by now, so nobody can tell here whose this one is: it is locked, and the office
     * decides.
     */
    record Stopped() implements EventDisavowalResult {}
}
