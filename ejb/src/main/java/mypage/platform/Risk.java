package mypage.platform;

/** A risk that settings take. The node starts nevertheless, since the network may be protected by other means. */
public enum Risk {
    /** Codes and links of mails cross a network that anybody on it can read (ASVS 12.3.1). */
    PLAIN_MAIL("MYPAGE_SMTP_TLS is none, and MYPAGE_SMTP_HOST is another machine: mails with codes cross the network in"
            + " the clear. Use starttls or tls."),

    /** Accounts and the password of the database cross a network that anybody on it can read (ASVS 12.3.1). */
    PLAIN_DATABASE("MYPAGE_DB_URL names another machine and allows a connection without TLS: accounts cross the network"
            + " in the clear. Add sslmode=verify-full.");

    private final String warning;

    Risk(String warning) {
        this.warning = warning;
    }

    /** One line for the operator. */
    String warning() {
        return warning;
    }
}
