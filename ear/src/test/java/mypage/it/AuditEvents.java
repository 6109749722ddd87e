package mypage.it;

/** The audit events in the shared server's database. */
public final class AuditEvents {
    private AuditEvents() {}

    /** The number of events of this kind for the account. */
    public static long count(AccountFixture account, String kind) throws Exception {
        return Sql.number("select count(*) from audit_event where account_id = ? and kind = ?", account.id(), kind);
    }

    /** The number of events of this kind that the member of staff caused. */
    public static long count(StaffFixture staff, String kind) throws Exception {
        return Sql.number("select count(*) from audit_event where staff_id = ? and kind = ?", staff.id(), kind);
    }
}
