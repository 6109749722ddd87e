package mypage.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.SQLException;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("C27")
class SchemaMigrationTest {

    @Test
    void aFailedStartSaysInOneLineWhatTheDatabaseSaid() {
        var said = new SQLException("FATAL: password authentication failed for user \"mypage\"\n  Detail: more");
        assertEquals(
                "the database of MYPAGE_DB_URL can't be used: FATAL: password authentication failed for user \"mypage\"",
                SchemaMigration.reason(new FlywayException("Unable to obtain connection\n---", said)));
    }

    @Test
    void aFailedStartNamesTheSetting() {
        assertEquals(
                "MYPAGE_OTP_TRIES is not a number",
                SchemaMigration.reason(new IllegalArgumentException("MYPAGE_OTP_TRIES is not a number")));
    }
}
