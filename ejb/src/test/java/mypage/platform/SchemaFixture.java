package mypage.platform;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Makes a {@link Schema} of other migrations than ours. */
public final class SchemaFixture {

    private SchemaFixture() {}

    /** @param pauses after each attempt but the last */
    public static Schema of(DataSource database, Path migrations, Duration... pauses) {
        return new Schema(
                Flyway.configure().dataSource(database).locations("filesystem:" + migrations), List.of(pauses));
    }
}
