package mypage.admin.users;

/** The result of an action of staff on an account. Nothing has changed unless it is done. */
public enum AccountActionResult {
    DONE,
    /** It waits for a second member. */
    ASKED,
    /** It already waits for a second member. */
    ALREADY_ASKED,
    /** The account has changed since the member looked at it, perhaps by a colleague, or it does not exist. */
    MEANWHILE,
    /** There was nothing to do. */
    NOTHING,
    /** The main account is locked or closed. */
    MAIN_NOT_OPEN,
    /** Another account has the address. */
    TAKEN,
    /** The same mail was sent a moment ago. */
    TOO_SOON,
    /** Too many passwords are being hashed. */
    BUSY,
    /** Mail can't go to this address. */
    NO_ADDRESS
}
