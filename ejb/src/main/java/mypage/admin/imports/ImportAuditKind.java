package mypage.admin.imports;

import mypage.audit.AuditKind;

/** What is recorded of imports. */
public enum ImportAuditKind implements AuditKind {
    IMPORT_UPLOADED,
    IMPORT_CONFIRMED,
    IMPORT_CANCELLED,
    IMPORT_FINISHED,
    /** The lines that lead to no invitation were downloaded as a file. */
    IMPORT_EXPORTED
}
