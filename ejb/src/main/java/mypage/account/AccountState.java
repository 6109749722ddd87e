package mypage.account;

/** What can be done with an account; each has exactly one, in this order of precedence. */
public enum AccountState {
    /** Over, and kept for a while. */
    CLOSED,
    /** Nobody can sign in until staff unlock it. */
    LOCKED,
    /** Its owner was invited and has chosen no password yet. */
    UNREGISTERED,
    OPEN
}
