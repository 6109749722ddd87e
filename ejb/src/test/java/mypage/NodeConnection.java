package mypage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import mypage.demo.DatabaseRole;

/** A connection with the rights of a node, in one transaction that a test rolls back. */
final class NodeConnection implements AutoCloseable {

    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    private final Connection connection = TestDatabase.DATABASE.connect(DatabaseRole.NODE);

    NodeConnection() throws SQLException {
        connection.setAutoCommit(false);
    }

    void rollBack() throws SQLException {
        connection.rollback();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    void assertRefused(String sql) {
        SQLException refused = assertThrows(SQLException.class, () -> execute(sql), sql);
        assertEquals(INSUFFICIENT_PRIVILEGE, refused.getSQLState(), refused.getMessage());
    }

    /** The transaction goes on. */
    void assertRefusedAndGoOn(String sql) throws SQLException {
        Savepoint before = connection.setSavepoint();
        assertRefused(sql);
        connection.rollback(before);
    }

    /** For what can't be rolled back. */
    void assertRefusedOutsideOfTransactions(String sql) throws SQLException {
        connection.setAutoCommit(true);
        try {
            assertRefused(sql);
        } finally {
            connection.setAutoCommit(false);
        }
    }

    void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    long number(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
