package mypage.admin.addressrequests;

import mypage.addressrequests.AddressRequest;

/** What became of a request that a member of staff received, see {@link AddressRequest}. */
public sealed interface RequestOpeningResult {

    record Opened(long requestId) implements RequestOpeningResult {}

    record Refused(Reason reason) implements RequestOpeningResult {}

    /** Why there is no new request. */
    enum Reason {
        /** No account that is open has this address. */
        NO_ACCOUNT,
        /** Mail can't go to the new address. */
        NO_ADDRESS,
        /** The account has this address already. */
        SAME_ADDRESS,
        /** Another account of the service has it. */
        TAKEN,
        /** The account has a request that is open. */
        ALREADY_OPEN
    }
}
