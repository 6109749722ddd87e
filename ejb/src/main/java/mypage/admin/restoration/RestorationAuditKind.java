package mypage.admin.restoration;

import mypage.audit.AuditKind;

/** What is recorded of the database itself. Its target is the row of {@code database_origin} with the typed reason. */
public enum RestorationAuditKind implements AuditKind {
    /** It was restored from a backup: all that happened after the event before this one, by time, is lost. */
    DATABASE_RESTORED,
    /** All of it was moved to another server, and nothing is lost. */
    DATABASE_MOVED
}
