package mypage.account;

/** Why a password is refused. */
public enum Weakness {
    TOO_SHORT,
    TOO_LONG,
    /** Among the first that attackers try. */
    COMMON,
    /** Hardly more than the owner's address or the service's name. */
    CONTEXTUAL
}
