package mypage;

import java.sql.Connection;
import java.sql.SQLException;
import mypage.demo.DatabaseRole;

/** The database as commands see it that run as the owner of the tables. */
public final class OwnerConnection {

    private OwnerConnection() {}

    /** A connection without auto-commit. */
    public static Connection open() throws SQLException {
        Connection connection = TestDatabase.DATABASE.connect(DatabaseRole.OWNER);
        connection.setAutoCommit(false);
        return connection;
    }

    /** Makes something of the URL, password and query for a database with somebody else's tables. */
    public static <T> T query(String sql, Query<T> query) {
        return query.of(TestDatabase.DATABASE.url() + "?user=mypage_test", "test", sql);
    }

    /** Takes a URL, a password and SQL. */
    public interface Query<T> {
        T of(String url, String password, String sql);
    }
}
