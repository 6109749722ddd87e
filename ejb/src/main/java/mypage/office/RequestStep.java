package mypage.office;

/** What a member of staff's step in an {@link AddressRequest} came to. */
public sealed interface RequestStep {

    record Done(long requestId) implements RequestStep {}

    record Refused(Reason reason) implements RequestStep {}

    /** Why a step is not taken. */
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
        ALREADY_OPEN,
        /** Who opened a request does not approve it. */
        OWN_REQUEST,
        /** The request does not stand where this step begins, or its waiting time is not over. */
        WRONG_STATE,
        /** There is no such request; or its account is locked or closed, or has another address by now. */
        GONE
    }
}
