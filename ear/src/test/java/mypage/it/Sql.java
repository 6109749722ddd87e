package mypage.it;

import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import mypage.demo.EmbeddedDatabase;

/** What tests do to the server's database behind its back. */
final class Sql {

    private Sql() {}

    static int update(String sql, Object... arguments) throws IOException, SQLException {
        try (var connection = TestBed.database().connect();
                var statement = connection.prepareStatement(sql)) {
            set(statement, arguments);
            return statement.executeUpdate();
        }
    }

    static long number(String sql, Object... arguments) throws IOException, SQLException {
        return number(TestBed.database(), sql, arguments);
    }

    static String text(String sql, Object... arguments) throws IOException, SQLException {
        try (var connection = TestBed.database().connect();
                var statement = connection.prepareStatement(sql)) {
            set(statement, arguments);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }

    static long number(EmbeddedDatabase database, String sql, Object... arguments) throws IOException, SQLException {
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
