package mypage.mail;

/** Which of the mails that are due is sent first. Mails in bulk come after all of these. Their order is stored. */
public enum MailPriority {
    /** The user is in the middle of a sign-in. */
    ONE_TIME_PASSWORD,
    /** Another code, or a link, that somebody waits for. */
    AWAITED,
    /** Nobody waits for it, but the owner is to know soon. */
    NOTICE
}
