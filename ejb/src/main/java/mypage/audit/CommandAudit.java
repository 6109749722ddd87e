package mypage.audit;

import java.sql.SQLException;
import java.time.Instant;
import mypage.platform.OwnerConnection;

/** Writes the audit events of commands, which run without a server, in their transaction. */
public final class CommandAudit {

    private static final String RECORD = """
            insert into audit_event (id, occurred_at, kind, outcome, target_id, request_id)
            values (nextval('id_seq'), ?, ?, ?, cast(? as bigint), 'command')""";

    private CommandAudit() {}

    /** @param target what it was about, depending on the kind; null when nothing in particular */
    public static void record(OwnerConnection database, AuditKind kind, Object target, Instant now)
            throws SQLException {
        database.update(RECORD, now, kind.name(), kind.outcome().name(), target);
    }
}
