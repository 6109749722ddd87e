package mypage.admin.users;

/** What an act of a member of staff on an account came to. Except when done, nothing has changed. */
public enum AccountActionResult {
    DONE,
    /** The account is not any more as it was when the member looked at it, perhaps by a colleague's act; or it never was. */
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
