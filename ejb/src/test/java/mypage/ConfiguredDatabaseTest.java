package mypage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.SQLException;
import java.util.Map;
import mypage.platform.ConfiguredDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ConfiguredDatabaseTest {

    /** The server logs the message of each exception that a bean throws. */
    @Test
    @Tag("T10")
    void theMessageOfAFailureHoldsNoRow() throws Exception {
        Map<String, String> environment = TestDatabase.DATABASE.environment();
        ConfiguredDatabase database = new ConfiguredDatabase();
        database.setUrl(environment.get("MYPAGE_DB_URL"));
        database.setUser(environment.get("MYPAGE_DB_USER"));
        database.setPassword(environment.get("MYPAGE_DB_PASSWORD"));
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            SQLException failure = assertThrows(
                    SQLException.class,
                    () -> statement.execute("insert into opening_link (id, email) values (1, 'taro@example.jp')"));
            assertEquals("23502", failure.getSQLState());
            assertFalse(failure.getMessage().contains("taro"), failure::getMessage);
        }
    }
}
