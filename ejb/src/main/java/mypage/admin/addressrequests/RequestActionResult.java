package mypage.admin.addressrequests;

import mypage.addressrequests.AddressRequest;

/** What a member of staff's step in an {@link AddressRequest} came to. */
public sealed interface RequestActionResult {

    record Done() implements RequestActionResult {}

    record Refused(Reason reason) implements RequestActionResult {}

    /** Why a step is not taken. */
    enum Reason {
        /** Who opened a request does not approve it. */
        OWN_REQUEST,
        /** The request does not stand where this step begins, or its waiting time is not over. */
        WRONG_STATE,
        /** There is no such request; or its account is locked or closed, or has another address by now. */
        GONE
    }
}
