package mypage.admin.mails;

/** The states of mails that staff distinguish. */
public enum MailState {
    /** Waits for its first or next attempt. */
    QUEUED,
    /** Queued, and failed at least once. */
    FAILING,
    SENT,
    /** The mail server accepted it, and it has not arrived yet. */
    DELAYED,
    /** The mail server accepted it, and it came back. */
    UNDELIVERED,
    /** Given up, because the mail server refused its recipient for good. */
    FAILED,
    /** Given up, because it could not be sent in time. */
    EXPIRED,
    /** Given up, because a newer mail on the same topic replaced it. */
    REPLACED
}
