package mypage.admin.addressrequests;

import mypage.addressrequests.AddressRequest;

/** The result of opening an {@link AddressRequest}. */
public sealed interface RequestOpeningResult {

    record Opened(long requestId) implements RequestOpeningResult {}

    record Refused(Reason reason) implements RequestOpeningResult {}

    /** Why no request was opened. */
    enum Reason {
        /** No open account has this address. */
        NO_ACCOUNT,
        /** Mail can't go to the new address. */
        NO_ADDRESS,
        /** The documents are not those that this service asks for. */
        WRONG_DOCUMENT,
        /** The account has this address already. */
        SAME_ADDRESS,
        /** Another account of the service has it. */
        TAKEN,
        /** The account already has an open request. */
        ALREADY_OPEN
    }
}
