package mypage.mail;

/** What became of a mail after the mail server had accepted it, as a delivery status notification says. */
public enum Bounce {
    /** It has not arrived yet. A mail server goes on trying. */
    DELAYED,
    /** It will not arrive. */
    FAILED
}
