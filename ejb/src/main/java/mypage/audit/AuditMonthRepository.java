package mypage.audit;

import java.io.IOException;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mypage.platform.JapaneseTime;
import mypage.platform.Timestamps;

/**
 * The partitions of the audit trail, and {@link AuditCheckpoint}s, on a connection that no entity manager knows. Only
 * two functions of the database create and drop partitions, see the migration V18.
 */
record AuditMonthRepository(Connection connection) {

    /** While this is held no month can be dropped. Waits for nothing but a drop. */
    private static final String HOLD = "lock table audit_event in access share mode";

    private static final String ADD = "select audit_month_add(?)";

    private static final String DROP = "select audit_month_drop(?, ?)";

    private static final String MONTHS = """
            select right(c.relname, 7) from pg_inherits i join pg_class c on c.oid = i.inhrelid
            where i.inhparent = 'audit_event'::regclass and c.relname ~ '_\\d{4}_\\d{2}$' order by c.relname""";

    private static final String CHECKPOINTS = """
            select seq, seal_mac, to_char(month, 'YYYY-MM') as month, events, file_hash, dropped_at, mac
            from audit_checkpoint order by seq""";

    private static final String ADD_CHECKPOINT = """
            insert into audit_checkpoint (seq, seal_mac, month, events, file_hash, dropped_at, mac)
            values (?, ?, ?, ?, ?, ?, ?)""";

    private static final String UNSEALED =
            "select 1 from audit_event where seal_id is null and occurred_at < ? limit 1";

    /** The last seal whose events, and those of all seals before it, are older than this time. */
    private static final String LAST_BEFORE = """
            select coalesce((select min(seal_id) - 1 from audit_event where occurred_at >= ?),
                (select max(seq) from audit_seal), 0)""";

    private static final String SEAL = "select seq, sealed_at, events, mac from audit_seal where seq = ?";

    /** The seals of a part of the chain with their events, all of which are older than a time. */
    private static final String PART = "select s.seq, s.sealed_at, s.events, s.mac, " + EventDigest.COLUMNS
            + " from audit_seal s left join audit_event e on e.seal_id = s.seq and e.occurred_at < ?"
            + " where s.seq > ? and s.seq <= ? order by s.seq, e.id";

    private static final String RECORD = """
            insert into audit_event (id, occurred_at, kind, outcome, request_id)
            values (nextval('id_seq'), ?, ?, 'SUCCESS', 'command')""";

    private static final int FETCH_SIZE = 1000;

    /** The first moment after a month. */
    static Instant end(YearMonth month) {
        return month.plusMonths(1).atDay(1).atStartOfDay(JapaneseTime.ZONE).toInstant();
    }

    /** Until the transaction ends. */
    void hold() throws SQLException {
        try (var lock = connection.prepareStatement(HOLD)) {
            lock.execute();
        }
    }

    /** @return false when there is room for the month already */
    boolean add(YearMonth month) throws SQLException {
        try (var add = connection.prepareStatement(ADD)) {
            add.setDate(1, firstDay(month));
            return first(add, row -> row.getBoolean(1)).orElseThrow();
        }
    }

    /** Drops the month and all seals up to this one, for which there must be a checkpoint. */
    void drop(YearMonth month, AuditSeal last) throws SQLException {
        try (var drop = connection.prepareStatement(DROP)) {
            drop.setDate(1, firstDay(month));
            drop.setLong(2, last.seq());
            drop.execute();
        }
    }

    /** The oldest first. */
    List<YearMonth> months() throws SQLException {
        try (var select = connection.prepareStatement(MONTHS);
                var row = select.executeQuery()) {
            List<YearMonth> months = new ArrayList<>();
            while (row.next()) {
                months.add(YearMonth.parse(row.getString(1).replace('_', '-')));
            }
            return months;
        }
    }

    /** The oldest first, none of them checked. */
    List<AuditCheckpoint> checkpoints() throws SQLException {
        try (var select = connection.prepareStatement(CHECKPOINTS);
                var row = select.executeQuery()) {
            List<AuditCheckpoint> found = new ArrayList<>();
            while (row.next()) {
                found.add(new AuditCheckpoint(
                        AuditSeal.dropped(row.getLong("seq"), row.getBytes("seal_mac")),
                        YearMonth.parse(row.getString("month")),
                        row.getLong("events"),
                        row.getBytes("file_hash"),
                        Timestamps.toInstant(row.getTimestamp("dropped_at")),
                        row.getBytes("mac")));
            }
            return found;
        }
    }

    void add(AuditCheckpoint checkpoint) throws SQLException {
        try (var insert = connection.prepareStatement(ADD_CHECKPOINT)) {
            insert.setLong(1, checkpoint.last().seq());
            insert.setBytes(2, checkpoint.last().mac());
            insert.setDate(3, firstDay(checkpoint.month()));
            insert.setLong(4, checkpoint.events());
            insert.setBytes(5, checkpoint.fileHash());
            insert.setTimestamp(6, Timestamps.of(checkpoint.droppedAt()));
            insert.setBytes(7, checkpoint.mac());
            insert.executeUpdate();
        }
    }

    boolean hasUnsealedBefore(Instant time) throws SQLException {
        try (var select = connection.prepareStatement(UNSEALED)) {
            select.setTimestamp(1, Timestamps.of(time));
            return first(select, row -> true).isPresent();
        }
    }

    /** The number of the last seal whose events, and those of all before it, are older than this; 0 if there is none. */
    long lastSealBefore(Instant time) throws SQLException {
        try (var select = connection.prepareStatement(LAST_BEFORE)) {
            select.setTimestamp(1, Timestamps.of(time));
            return first(select, row -> row.getLong(1)).orElseThrow();
        }
    }

    Optional<AuditSeal> seal(long seq) throws SQLException {
        try (var select = connection.prepareStatement(SEAL)) {
            select.setLong(1, seq);
            return first(select, AuditSeal::of);
        }
    }

    /** Takes one row of a part of the chain. */
    interface RowTaker {
        void take(ResultSet row) throws SQLException, IOException;
    }

    /** Reads {@link #PART} row by row, which needs a connection without auto-commit. */
    void readPart(Instant end, long after, long last, RowTaker taker) throws SQLException, IOException {
        try (var select = connection.prepareStatement(PART)) {
            select.setFetchSize(FETCH_SIZE);
            select.setTimestamp(1, Timestamps.of(end));
            select.setLong(2, after);
            select.setLong(3, last);
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    taker.take(row);
                }
            }
        }
    }

    /** Records what a command did. */
    void record(AuditKind kind, Instant now) throws SQLException {
        try (var insert = connection.prepareStatement(RECORD)) {
            insert.setTimestamp(1, Timestamps.of(now));
            insert.setString(2, kind.name());
            insert.executeUpdate();
        }
    }

    private static Date firstDay(YearMonth month) {
        return Date.valueOf(month.atDay(1));
    }

    private interface Reading<T> {
        T read(ResultSet row) throws SQLException;
    }

    private static <T> Optional<T> first(PreparedStatement select, Reading<T> reading) throws SQLException {
        try (var row = select.executeQuery()) {
            return row.next() ? Optional.of(reading.read(row)) : Optional.empty();
        }
    }
}
