package mypage.admin.imports;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import mypage.platform.Timestamps;

/** The table {@code legacy_import}: which import runs. In the caller's transaction. */
final class LegacyImportRepository {

    /** The column's. */
    private static final int LONGEST_SOURCE = 200;

    private static final String HOLD =
            "select pg_try_advisory_lock(hashtextextended('legacy import', 0)), exists (select from legacy_import"
                    + " where finished_at is null), exists (select from legacy_row)";

    private static final String BEGIN = """
            insert into legacy_import (id, source, started_at, closing)
            values (nextval('id_seq'), ?, ?, ?) returning id""";

    private static final String FINISH = """
            update legacy_import set finished_at = ? where finished_at is null
            returning id, created, changed, closed""";

    private static final String RECORD = """
            insert into audit_event (id, occurred_at, kind, outcome, request_id, target_id)
            values (nextval('id_seq'), ?, ?, 'SUCCESS', 'command', ?)""";

    /** What the database knows of an earlier import. */
    record Held(boolean isUnfinished, boolean hasRows) {}

    private final Connection connection;

    LegacyImportRepository(Connection connection) {
        this.connection = connection;
    }

    /**
     * Makes sure that no other command imports until the connection is closed.
     *
     * @throws IllegalArgumentException if one does
     */
    Held hold() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(HOLD);
                ResultSet row = statement.executeQuery()) {
            row.next();
            if (!row.getBoolean(1)) {
                throw new IllegalArgumentException("another import is running");
            }
            return new Held(row.getBoolean(2), row.getBoolean(3));
        }
    }

    /** @param closing how many accounts may be closed */
    void begin(String source, int closing, Instant now) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(BEGIN)) {
            statement.setString(1, source.substring(0, Math.min(source.length(), LONGEST_SOURCE)));
            statement.setObject(2, Timestamps.of(now));
            statement.setInt(3, closing);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                record(ImportAuditKind.LEGACY_IMPORT_STARTED, row.getLong(1), now);
            }
        }
    }

    /**
     * Ends the import.
     *
     * @return what it did, in Japanese
     * @throws IllegalArgumentException if none is unfinished
     */
    String finish(Instant now) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FINISH)) {
            statement.setObject(1, Timestamps.of(now));
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalArgumentException("no import is unfinished");
                }
                record(ImportAuditKind.LEGACY_IMPORT_FINISHED, row.getLong(1), now);
                return "新規 " + row.getInt(2) + "、変更 " + row.getInt(3) + "、削除 " + row.getInt(4);
            }
        }
    }

    private void record(ImportAuditKind kind, long id, Instant now) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(RECORD)) {
            statement.setObject(1, Timestamps.of(now));
            statement.setString(2, kind.name());
            statement.setLong(3, id);
            statement.executeUpdate();
        }
    }
}
