package mypage.export;

import mypage.audit.AuditKind;

/** What is recorded when owners take their data with them. */
public enum ExportAuditKind implements AuditKind {
    DATA_EXPORTED
}
