package mypage.it;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import mypage.demo.EmbeddedDatabase;

/**
 * Direct access to the databases of the tests. Connections are used again, since opening one costs more than most
 * statements, and tests poll. Any thread may use it.
 */
public final class Sql {

    private static final Map<EmbeddedDatabase, Queue<Connection>> IDLE = new ConcurrentHashMap<>();

    private interface Work<T> {
        T with(PreparedStatement statement) throws SQLException;
    }

    private interface Column<T> {
        T of(ResultSet row) throws SQLException;
    }

    private Sql() {}

    public static int update(String sql, Object... arguments) throws IOException, SQLException {
        return update(TestBed.database(), sql, arguments);
    }

    public static int update(EmbeddedDatabase database, String sql, Object... arguments)
            throws IOException, SQLException {
        return run(database, sql, arguments, PreparedStatement::executeUpdate);
    }

    public static long number(String sql, Object... arguments) throws IOException, SQLException {
        return number(TestBed.database(), sql, arguments);
    }

    public static long number(EmbeddedDatabase database, String sql, Object... arguments)
            throws IOException, SQLException {
        return run(database, sql, arguments, statement -> first(statement, row -> row.getLong(1)));
    }

    public static String text(String sql, Object... arguments) throws IOException, SQLException {
        return run(TestBed.database(), sql, arguments, statement -> first(statement, row -> row.getString(1)));
    }

    private static <T> T first(PreparedStatement statement, Column<T> column) throws SQLException {
        try (var rows = statement.executeQuery()) {
            rows.next();
            return column.of(rows);
        }
    }

    private static <T> T run(EmbeddedDatabase database, String sql, Object[] arguments, Work<T> work)
            throws IOException, SQLException {
        var idle = IDLE.computeIfAbsent(database, key -> new ConcurrentLinkedQueue<>());
        var connection = connection(database, idle);
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            return work.with(statement);
        } finally {
            idle.add(connection);
        }
    }

    /** An idle connection, or a new one if there is none or the server has been stopped meanwhile. */
    private static Connection connection(EmbeddedDatabase database, Queue<Connection> idle)
            throws IOException, SQLException {
        var connection = idle.poll();
        return connection != null && connection.isValid(1) ? connection : database.connect();
    }
}
