package mypage.it;

import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import mypage.demo.EmbeddedDatabase;

/** Direct access to the shared server's database. */
public final class Sql {

    private Sql() {}

    public static int update(String sql, Object... arguments) throws IOException, SQLException {
        try (var connection = TestBed.database().connect();
                var statement = connection.prepareStatement(sql)) {
            set(statement, arguments);
            return statement.executeUpdate();
        }
    }

    public static long number(String sql, Object... arguments) throws IOException, SQLException {
        return number(TestBed.database(), sql, arguments);
    }

    public static String text(String sql, Object... arguments) throws IOException, SQLException {
        try (var connection = TestBed.database().connect();
                var statement = connection.prepareStatement(sql)) {
            set(statement, arguments);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }

    public static long number(EmbeddedDatabase database, String sql, Object... arguments)
            throws IOException, SQLException {
        try (var connection = database.connect();
                var statement = connection.prepareStatement(sql)) {
            set(statement, arguments);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    private static void set(PreparedStatement statement, Object... arguments) throws SQLException {
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, arguments[i]);
        }
    }
}
