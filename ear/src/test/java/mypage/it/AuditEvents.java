package mypage.it;

/** The audit events in the shared server's database. */
public final class AuditEvents {
    private AuditEvents() {}

    /** The number of events of this kind for the account. */
    public static long count(AccountFixture account, String kind) throws Exception {
        return Sql.number("select count(*) from audit_event where account_id = ? and kind = ?", account.id(), kind);
    }
}
