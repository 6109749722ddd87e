package mypage.admin.audit;

import mypage.audit.AuditKind;

/** What is recorded when staff read the audit trail. */
public enum AuditTrailAuditKind implements AuditKind {
    AUDIT_SEARCHED,
    AUDIT_EXPORTED,
    AUDIT_CHECKED
}
