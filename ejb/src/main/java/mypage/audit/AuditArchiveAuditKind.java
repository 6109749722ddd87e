package mypage.audit;

/** What is recorded of the audit trail itself. */
public enum AuditArchiveAuditKind implements AuditKind {
    /** A month was exported, proven and dropped by the command. */
    AUDIT_MONTH_DROPPED
}
