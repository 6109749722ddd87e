package mypage.rehearsal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import mypage.demo.DatabaseRole;
import mypage.demo.Folders;

/** Nodes of the release before are replaced one after the other, while people sign in. */
final class Upgrade {

    private final Table table;

    Upgrade(Table table) {
        this.table = table;
    }

    void play(Path folder, Certificates certificates) throws Exception {
        Path before = ReleaseBefore.war();
        try (Stage stage = new Stage(folder, "/seeker/login", Postgres.primary(), certificates)) {
            Postgres database = stage.primary;
            database.execute(
                    "postgres", "create role mypage login", "create database " + Stage.DATABASE + " owner mypage");
            // As docs/operations/en/upgrade.md says.
            stage.installation.configure(Map.of(
                    "MYPAGE_DB_URL", stage.installation.settings().get("MYPAGE_DB_URL") + "&prepareThreshold=0"));
            stage.startBoth(before);
            stage.invitePeople();
            Walks walks = new Walks(table, stage);
            Path backups = Files.createDirectories(folder.resolve("backups"));
            walks.walk("upgrade from " + ReleaseBefore.name() + ", node by node", 0, 0, () -> {
                database.client(
                        Folders.project().resolve("deploy/backup/backup.sh").toString(), backups.toString());
                database.execute(Stage.DATABASE, DatabaseRole.script());
                stage.installation.asOwner("mypage.platform.Migrate");
                for (int node = 0; node < 2; node++) {
                    stage.replace(node, stage.installation.war(), true);
                }
            });
        }
    }
}
