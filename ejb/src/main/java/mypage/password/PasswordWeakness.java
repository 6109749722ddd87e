package mypage.password;

/** Why a password is refused. */
public enum PasswordWeakness {
    TOO_SHORT,
    TOO_LONG,
    /** Among the first that attackers try. */
    COMMON,
    /** Hardly more than the owner's address or the service's name. */
    CONTEXTUAL
}
