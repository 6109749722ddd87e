package mypage.admin.mails;

/** How far a mail has come, as staff tell it apart. */
public enum MailState {
    /** Waits for its first try, or its next one. */
    QUEUED,
    /** Of those, the ones that failed at least once. */
    FAILING,
    SENT,
    /** Given up, as the mail server refused its recipient for good. */
    FAILED,
    /** Given up, as its time was over before it could be sent. */
    EXPIRED,
    /** Given up, as a newer mail on the same matter took its place. */
    REPLACED
}
