package mypage.platform;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One transaction of a command, as the owner of the tables (MYPAGE_DB_OWNER, or MYPAGE_DB_USER where nodes own them).
 * What is not committed is rolled back. For one thread.
 */
public final class OwnerConnection implements AutoCloseable {

    private final Connection connection;

    private OwnerConnection(Connection connection) {
        this.connection = connection;
    }

    /** @throws IllegalArgumentException when a setting is missing or unusable */
    public static OwnerConnection open(Map<String, String> environment) throws SQLException {
        DatabaseSettings settings = new SettingReader(
                        key -> Optional.ofNullable(environment.get(SettingReader.environment(key))))
                .read(DatabaseSettings.class);
        settings.url().orElseThrow(() -> SettingReader.unusable("mypage.db.url", "is not set"));
        Connection connection = settings.tables().getConnection();
        connection.setAutoCommit(false);
        return new OwnerConnection(connection);
    }

    /** The first column of the first row. */
    public Optional<Object> query(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            set(statement, parameters);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.ofNullable(rows.getObject(1)) : Optional.empty();
            }
        }
    }

    public void update(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            set(statement, parameters);
            statement.executeUpdate();
        }
    }

    private static void set(PreparedStatement statement, Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            Object value = parameters[i];
            statement.setObject(i + 1, value instanceof Instant time ? Timestamps.of(time) : value);
        }
    }

    public void commit() throws SQLException {
        connection.commit();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
