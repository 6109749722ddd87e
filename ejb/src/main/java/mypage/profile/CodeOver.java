package mypage.profile;

/** This code can't be tried any more. */
public record CodeOver(Reason reason) implements PendingAddressResult, AddressCodeResult {

    /** Why a code can't be tried. */
    public enum Reason {
        EXPIRED,
        NO_TRIES_LEFT,
        /** The account's owner asked for a newer one, here or in another browser. */
        REPLACED,
        /** It was used, or nobody asked for one. */
        UNKNOWN
    }
}
