package mypage.admin.addressrequests;

import mypage.addressrequests.AddressRequest;

/** The result of a step that a member of staff took in an {@link AddressRequest}. */
public sealed interface RequestActionResult {

    record Done() implements RequestActionResult {}

    /**
     * The step waits for a second member.
     *
     * @param before whether it did so already
     */
    record Asked(boolean before) implements RequestActionResult {}

    record Refused(Reason reason) implements RequestActionResult {}

    /** Why a step was refused. */
    enum Reason {
        /** The member who opened a request must not approve it. */
        OWN_REQUEST,
        /** The request is not in the state from which this step starts, or its waiting time is not over. */
        WRONG_STATE,
        /** There is no such request, or its account is locked, closed or has another address now. */
        GONE
    }
}
