package mypage.audit;

import jakarta.annotation.Resource;
import jakarta.ejb.EJBException;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import mypage.platform.Secrets;

/**
 * Extends the chain. Takes no lock that a sign-in would wait for: it reads committed events and marks them. Uses plain
 * JDBC, as {@link AuditCheck} does, which reads the same values without a server.
 */
@Stateless
public class AuditSealer {

    /** The most events that one seal covers. */
    static final int BATCH = 1000;

    /** One node at a time extends the chain; the others do not wait. Released at the end of the transaction. */
    private static final String LOCK = "select pg_try_advisory_xact_lock('audit_seal'::regclass::oid::bigint)";

    private static final String LAST = "select seq, sealed_at, events, mac from audit_seal order by seq desc limit 1";

    private static final String UNSEALED = "select " + EventDigest.COLUMNS
            + " from audit_event e where e.seal_id is null order by e.id limit " + BATCH;

    private static final String INSERT = "insert into audit_seal (seq, sealed_at, events, mac) values (?, ?, ?, ?)";

    private static final String MARK = "update audit_event set seal_id = ? where id = any (?)";

    @Resource(lookup = "java:app/jdbc/mypage")
    DataSource dataSource;

    @Inject
    Secrets secrets;

    @Inject
    Clock clock;

    /**
     * Seals the oldest unsealed events, in a transaction of its own when the caller has none.
     *
     * @return a line for the log; empty when there was nothing to seal, or another node is sealing
     */
    public Optional<String> sealNext() {
        try (Connection connection = dataSource.getConnection()) {
            return sealNext(connection).map(seal -> "sealed events=" + seal.events() + " head=" + seal.head());
        } catch (SQLException e) {
            throw new EJBException(e);
        }
    }

    Optional<AuditSeal> sealNext(Connection connection) throws SQLException {
        if (!isOurTurn(connection)) {
            return Optional.empty();
        }
        AuditSeal last = last(connection);
        EventDigest digest = new EventDigest();
        List<Long> ids = unsealed(connection, digest);
        if (ids.isEmpty()) {
            return Optional.empty();
        }
        AuditSeal seal = last.next(digest, clock.instant(), secrets);
        insert(connection, seal);
        mark(connection, seal, ids);
        return Optional.of(seal);
    }

    private static boolean isOurTurn(Connection connection) throws SQLException {
        try (var lock = connection.prepareStatement(LOCK);
                var row = lock.executeQuery()) {
            return row.next() && row.getBoolean(1);
        }
    }

    private static AuditSeal last(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement(LAST);
                var row = select.executeQuery()) {
            return row.next() ? AuditSeal.of(row) : AuditSeal.NONE;
        }
    }

    private static List<Long> unsealed(Connection connection, EventDigest digest) throws SQLException {
        try (var select = connection.prepareStatement(UNSEALED);
                var row = select.executeQuery()) {
            List<Long> ids = new ArrayList<>();
            while (row.next()) {
                digest.add(row);
                ids.add(row.getLong("id"));
            }
            return ids;
        }
    }

    private static void insert(Connection connection, AuditSeal seal) throws SQLException {
        try (var insert = connection.prepareStatement(INSERT)) {
            insert.setLong(1, seal.seq());
            insert.setObject(2, OffsetDateTime.ofInstant(seal.sealedAt(), ZoneOffset.UTC));
            insert.setInt(3, seal.events());
            insert.setBytes(4, seal.mac());
            insert.executeUpdate();
        }
    }

    private static void mark(Connection connection, AuditSeal seal, List<Long> ids) throws SQLException {
        try (var update = connection.prepareStatement(MARK)) {
            update.setLong(1, seal.seq());
            update.setArray(2, connection.createArrayOf("bigint", ids.toArray()));
            update.executeUpdate();
        }
    }
}
