package mypage.profile;

/** The result of an invitation to an additional account. */
public enum InvitationResult {
    /** The mail is queued. */
    SENT,
    /** The input is not a mail address. */
    MALFORMED,
    /**
     * Another account of the service has the address, or an additional account of the user that is registered already.
     */
    TAKEN,
    TOO_MANY,
    /** The user has to reauthenticate, or may not invite. */
    NOT_PERMITTED
}
