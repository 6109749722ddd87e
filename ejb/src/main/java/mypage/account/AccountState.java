package mypage.account;

/** The state of an account: the first of these that applies. */
public enum AccountState {
    /** Closed by its owner and kept for a while. */
    CLOSED,
    /** Nobody can sign in until the owner of the main account, or staff, allow it again. */
    SUSPENDED,
    /** Nobody can sign in until staff unlock it. */
    LOCKED,
    /** Its owner was invited but has not chosen a password yet. */
    UNREGISTERED,
    /** Nobody has signed in for long. Otherwise as an open one. */
    DORMANT,
    OPEN
}
