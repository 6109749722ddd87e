package mypage.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import mypage.platform.Timestamps;

/** The rows of {@link AuditSeal}, and the events that they cover, on a connection that no entity manager knows. */
record AuditSealRepository(Connection connection) {

    /** The most events that one seal covers. */
    static final int BATCH = 1000;

    /** One node at a time extends the chain; the others do not wait. Released at the end of the transaction. */
    private static final String LOCK = "select pg_try_advisory_xact_lock('audit_seal'::regclass::oid::bigint)";

    private static final String LAST = "select seq, sealed_at, events, mac from audit_seal order by seq desc limit 1";

    private static final String UNSEALED = "select " + EventDigest.COLUMNS
            + " from audit_event e where e.seal_id is null order by e.id limit " + BATCH;

    private static final String INSERT = "insert into audit_seal (seq, sealed_at, events, mac) values (?, ?, ?, ?)";

    /** The times leave out the partitions of other months. */
    private static final String MARK =
            "update audit_event set seal_id = ? where id = any (?) and occurred_at between ? and ?";

    /** Unsealed events. */
    record Batch(List<Long> ids, Instant oldest, Instant newest) {

        boolean isEmpty() {
            return ids.isEmpty();
        }
    }

    /** Whether no other transaction seals just now; none does until this one ends. */
    boolean tryLock() throws SQLException {
        try (var lock = connection.prepareStatement(LOCK);
                var row = lock.executeQuery()) {
            return row.next() && row.getBoolean(1);
        }
    }

    /** The last one of the chain. */
    AuditSeal last() throws SQLException {
        try (var select = connection.prepareStatement(LAST);
                var row = select.executeQuery()) {
            return row.next() ? AuditSeal.of(row) : AuditSeal.NONE;
        }
    }

    /** Adds the oldest unsealed events to the digest. */
    Batch addUnsealedTo(EventDigest digest) throws SQLException {
        try (var select = connection.prepareStatement(UNSEALED);
                var row = select.executeQuery()) {
            List<Long> ids = new ArrayList<>();
            long oldest = Long.MAX_VALUE;
            long newest = Long.MIN_VALUE;
            while (row.next()) {
                digest.add(row);
                ids.add(row.getLong("id"));
                oldest = Math.min(oldest, row.getLong("micros"));
                newest = Math.max(newest, row.getLong("micros"));
            }
            return ids.isEmpty()
                    ? new Batch(ids, Instant.EPOCH, Instant.EPOCH)
                    : new Batch(ids, Timestamps.ofMicros(oldest), Timestamps.ofMicros(newest));
        }
    }

    void insert(AuditSeal seal) throws SQLException {
        try (var insert = connection.prepareStatement(INSERT)) {
            insert.setLong(1, seal.seq());
            insert.setTimestamp(2, Timestamps.of(seal.sealedAt()));
            insert.setInt(3, seal.events());
            insert.setBytes(4, seal.mac());
            insert.executeUpdate();
        }
    }

    /** Marks these events as covered by the seal. */
    void mark(AuditSeal seal, Batch events) throws SQLException {
        try (var update = connection.prepareStatement(MARK)) {
            update.setLong(1, seal.seq());
            update.setArray(2, connection.createArrayOf("bigint", events.ids().toArray()));
            update.setTimestamp(3, Timestamps.of(events.oldest()));
            update.setTimestamp(4, Timestamps.of(events.newest()));
            update.executeUpdate();
        }
    }
}
