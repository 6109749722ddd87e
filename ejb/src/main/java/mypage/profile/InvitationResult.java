package mypage.profile;

/** What became of an invitation to an additional account. */
public enum InvitationResult {
    /** The mail is on its way. */
    SENT,
    /** Mail can't go to what was typed. */
    MALFORMED,
    /** Another account of the service has the address, or it is one of the own ones that is registered already. */
    TAKEN,
    TOO_MANY,
    /** The session is not confirmed freshly, or its account may not invite. */
    OVER
}
