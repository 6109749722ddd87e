package mypage.password;

/** When a password is hashed that somebody typed. */
public enum HashPriority {
    /** Beside all other work of the node. */
    AT_ONCE,
    /** As far as all other work leaves a processor. */
    WHEN_IDLE;

    /** @param known whether the account knows the device on which the password was typed */
    public static HashPriority ofDevice(boolean known) {
        return known ? AT_ONCE : WHEN_IDLE;
    }
}
