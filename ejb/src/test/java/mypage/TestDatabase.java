package mypage;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.Map;
import mypage.demo.DatabaseGuard;
import mypage.demo.DatabaseRole;
import mypage.demo.EmbeddedDatabase;
import mypage.demo.Folders;
import mypage.demo.Ports;
import mypage.platform.Schema;
import org.eclipse.persistence.jpa.PersistenceProvider;

/**
 * A real PostgreSQL with the real schema for plain tests, one for each JVM. Beans have the rights of a node. Its folder
 * is locked, so that concurrent JVMs have one each, and a later one reuses it.
 */
final class TestDatabase {

    /** Begins with the rights of a node, and may take those of the owner, as {@link TestContainer#asOwner} does. */
    private static final String FIXTURE_ROLE = """
            do $$ begin
                if to_regrole('mypage_test') is null then
                    create role mypage_test login password 'test' in role mypage, mypage_owner;
                    alter role mypage_test set role = 'mypage';
                end if;
            end $$""";

    private static final Path FOLDERS = Folders.project().resolve("ejb/target/database");

    /** Held until the JVM ends. */
    private static FileChannel lock;

    /** This JVM's. */
    static final Path FOLDER = freeFolder();

    static final EmbeddedDatabase DATABASE = start();

    /** The persistence unit of the application, with local transactions instead of those of the server. */
    static final EntityManagerFactory ENTITIES = Persistence.createEntityManagerFactory(
            "mypage",
            Map.of(
                    "jakarta.persistence.provider", PersistenceProvider.class.getName(),
                    "jakarta.persistence.transactionType", "RESOURCE_LOCAL",
                    "jakarta.persistence.jtaDataSource", "",
                    "jakarta.persistence.jdbc.driver", "org.postgresql.Driver",
                    "jakarta.persistence.jdbc.url", DATABASE.url(),
                    "jakarta.persistence.jdbc.user", "mypage_test",
                    "jakarta.persistence.jdbc.password", "test"));

    private TestDatabase() {}

    private static EmbeddedDatabase start() {
        try {
            EmbeddedDatabase database = new EmbeddedDatabase(FOLDER, Ports.free(), Folders.cache())
                    .with("fsync", "off")
                    .with("synchronous_commit", "off")
                    .start();
            DatabaseGuard.start(FOLDER);
            migrate(database);
            return database;
        } catch (IOException | SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path freeFolder() {
        try {
            int number = 0;
            while (!isLocked(Files.createDirectories(FOLDERS.resolve("" + number)))) {
                number++;
            }
            return FOLDERS.resolve("" + number);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isLocked(Path folder) throws IOException {
        lock = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (lock.tryLock() == null) {
            lock.close();
            return false;
        }
        return true;
    }

    /** An earlier JVM may have left an older schema. */
    private static void migrate(EmbeddedDatabase database) throws IOException, SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute("drop schema public cascade; create schema public");
        }
        new Schema(database.source(DatabaseRole.OWNER)).migrateFor(DatabaseRole.NODE.id);
        try (var connection = database.connect(DatabaseRole.ADMINISTRATOR);
                var statement = connection.createStatement()) {
            statement.execute(FIXTURE_ROLE);
        }
    }
}
