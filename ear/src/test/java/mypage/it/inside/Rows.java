package mypage.it.inside;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Direct access to the server's database for tests inside the server. */
record Rows(DataSource dataSource) {

    int update(String sql, Object... arguments) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = prepare(connection, sql, arguments)) {
            return statement.executeUpdate();
        }
    }

    long number(String sql, Object... arguments) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = prepare(connection, sql, arguments);
                var rows = statement.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** Creates a job seeker's account and returns its id. */
    long createAccount(String email, String passwordHash) throws SQLException {
        return number("""
                insert into account (id, service, email, password_hash, created_at)
                values (nextval('id_seq'), 'SEEKER', ?, ?, now()) returning id""", email, passwordHash);
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... arguments)
            throws SQLException {
        var statement = connection.prepareStatement(sql);
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, arguments[i]);
        }
        return statement;
    }
}
