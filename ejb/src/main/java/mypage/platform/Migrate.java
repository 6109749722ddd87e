package mypage.platform;

import java.util.Optional;
import javax.sql.DataSource;

/**
 * A command that migrates the schema as its owner and gives the role of the nodes its rights, so that no node needs the
 * password of the owner, see docs/operations. Takes the settings of the application from the environment. It may run
 * again. Exits with 0 when that was done, 2 when it was not.
 */
public final class Migrate {

    private static final int NOT_DONE = 2;

    private Migrate() {}

    public static void main(String[] arguments) {
        try {
            DatabaseSettings settings = new SettingReader(
                            key -> Optional.ofNullable(System.getenv(SettingReader.environment(key))))
                    .read(DatabaseSettings.class);
            settings.url().orElseThrow(() -> SettingReader.unusable("mypage.db.url", "is not set"));
            DataSource owner =
                    settings.ownerDatabase().orElseThrow(() -> SettingReader.unusable("mypage.db.owner", "is not set"));
            new Schema(owner).migrateFor(settings.nodeRole());
            System.out.println("migrated, and " + settings.nodeRole() + " has its rights");
        } catch (RuntimeException e) {
            System.out.println("not migrated: " + e.getMessage());
            System.exit(NOT_DONE);
        }
    }
}
