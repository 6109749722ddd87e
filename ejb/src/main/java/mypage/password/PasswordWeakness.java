package mypage.password;

/** Why a password is refused. */
public enum PasswordWeakness {
    TOO_SHORT,
    TOO_LONG,
    /** Among the first that attackers try. */
    COMMON,
    /** Hardly more than the owner's address or the service's name. */
    CONTEXTUAL,
    /** A Japanese word, or the name of a place or of one or two people. */
    WORD,
    DATE,
    /** A telephone or postal number. */
    NUMBER,
    /** Keys beside each other, or letters or digits in their order. */
    KEYBOARD,
    /** Among those that were stolen somewhere and published. */
    BREACHED
}
