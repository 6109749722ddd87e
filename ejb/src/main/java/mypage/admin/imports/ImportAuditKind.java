package mypage.admin.imports;

import mypage.audit.AuditKind;

/** What is recorded of imports. */
public enum ImportAuditKind implements AuditKind {
    IMPORT_UPLOADED,
    IMPORT_CONFIRMED,
    IMPORT_CANCELLED,
    IMPORT_FINISHED,
    /** The lines that lead to no invitation were downloaded as a file. */
    IMPORT_EXPORTED,
    /** The command began to take over the accounts of another system. */
    LEGACY_IMPORT_STARTED,
    LEGACY_IMPORT_FINISHED,
    /** An account was closed, because the other system no longer had it. */
    LEGACY_ACCOUNT_CLOSED
}
