package mypage.profile;

/** What became of an invitation to an additional account. */
public enum InvitationResult {
    /** The mail is on its way. */
    SENT,
    /** What was typed is no mail address. */
    MALFORMED,
    /**
     * Another account of the service has the address, or an additional account of the user that is registered already.
     */
    TAKEN,
    TOO_MANY,
    /** The user has to reauthenticate, or may not invite. */
    NOT_PERMITTED
}
