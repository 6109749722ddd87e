package mypage.platform;

/**
 * A risk of the settings or of the database roles, or something that does not work without a setting. The node starts
 * nevertheless, since other means may reduce the risk.
 */
public enum Risk {
    /** Codes and links of mails cross a network that anybody on it can read (ASVS 12.3.1). */
    PLAIN_MAIL("MYPAGE_SMTP_TLS is none, and MYPAGE_SMTP_HOST is another machine: mails with codes cross the network in"
            + " the clear. Use starttls or tls."),

    /** Accounts and the password of the database cross a network that anybody on it can read (ASVS 12.3.1). */
    PLAIN_DATABASE("MYPAGE_DB_URL names another machine and allows a connection without TLS: accounts cross the network"
            + " in the clear. Add sslmode=verify-full."),

    /** Somebody with the password of the nodes could rewrite the audit trail (ASVS 13.2.2, 16.4.2). */
    TABLE_OWNER(
            "MYPAGE_DB_USER owns the tables or may act as their owner, so its password is enough to rewrite the audit"
                    + " trail. Run deploy/postgresql/roles.sql."),

    /** Users would have to agree to a text that nobody shows them. */
    NO_PRIVACY_POLICY(
            "MYPAGE_PRIVACY_URL is not set: nobody can register. Set it to the page with the privacy policy.");

    private final String warning;

    Risk(String warning) {
        this.warning = warning;
    }

    /** One line for the operator. */
    String warning() {
        return warning;
    }
}
