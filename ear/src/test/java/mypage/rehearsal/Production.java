package mypage.rehearsal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import mypage.demo.Console;
import mypage.demo.Folders;

/** The present release goes into production as docs/operations says, and lives through what happens there. */
final class Production {

    /** A node sends this many mails at once, and dies perhaps before it has noted them. */
    private static final int WORKERS = 8;

    private static final Duration LONGEST_FAILOVER = Duration.ofSeconds(3);
    private static final Path DEPLOY = Folders.project().resolve("deploy");

    /** Those of docs/operations/en/rotate-keys.md. */
    private static final String SEALED_WITH_OLD_KEY = "select count(*) from account where password_hash is not null"
            + " and not starts_with(password_hash, '$sealed$k2$')";

    private final List<String> parts;
    private final Table table;
    private final NewKey newKey = new NewKey();
    private Stage stage;
    private Walks walks;

    Production(List<String> parts, Table table) {
        this.parts = parts;
        this.table = table;
    }

    void play(Path folder, Certificates certificates) throws Exception {
        Instant begin = Instant.now();
        boolean fills = parts.contains("disk") && Postgres.isRoot();
        Postgres primary = fills ? Postgres.onSmallDisk() : Postgres.primary();
        try (Stage opened = Stage.ofThisRelease(folder, primary, certificates)) {
            stage = opened;
            walks = new Walks(table, stage);
            install();
            Console.say("two nodes serve after " + Duration.between(begin, Instant.now()));
            monitored(folder.resolveSibling("prometheus"));
            part("kill", this::killed);
            part("restart", this::restarted);
            part("certificates", this::certificatesRunOut);
            if (fills) {
                diskFull();
            }
            part("failover", this::failover);
            part("restore", this::restored);
        }
    }

    private void part(String name, Walks.Event event) throws Exception {
        if (parts.contains(name)) {
            event.happen();
        }
    }

    /** Roles, schema, nodes, first administrator. */
    private void install() throws Exception {
        stage.installation.verifyUnit();
        stage.makeDatabase();
        stage.startBoth(stage.installation.war());
        String link = stage.installation.command("mypage.admin.staff.FirstAdministrator", "first@example.jp", "一郎");
        if (!link.contains(stage.proxy.url() + "admin/")) {
            throw new IllegalStateException("no link for the first administrator: " + link);
        }
        stage.invitePeople();
    }

    /** Prometheus reads all metrics and evaluates all rules, and nothing fires while nothing happens. */
    private void monitored(Path folder) throws Exception {
        if (!Prometheus.isThere()) {
            Console.say("without Prometheus: apt-get install prometheus");
            walks.walk("nothing happens", 0, 0, () -> {});
            return;
        }
        try (Prometheus monitoring = Prometheus.start(folder, stage.ports())) {
            walks.walk("nothing happens", 0, 0, () -> Thread.sleep(10_000));
            Console.say("Prometheus reads " + monitoring.health("targets") + " nodes and evaluates "
                    + monitoring.health("rules") + " rules; firing: " + monitoring.firing());
        }
    }

    private void killed() throws Exception {
        walks.walk("`kill -9` of a node, and its start", 1, WORKERS, () -> {
            stage.node(0).kill();
            stage.awaitDown(0);
            stage.node(0).start(stage.installation.war());
            stage.awaitUp(0);
        });
    }

    private void restarted() throws Exception {
        walks.walk("drained restart of both nodes, which learn a key", 0, 0, () -> {
            newKey.comesLast(stage.installation.keys());
            restartBoth(true);
        });
        walks.walk("restart of both by SIGTERM alone, to use that key", 0, 0, () -> {
            newKey.comesFirst(stage.installation.keys());
            restartBoth(false);
        });
        Stage.await(
                () -> stage.primary
                        .client("psql", "-At", "-d", Stage.DATABASE, "-c", SEALED_WITH_OLD_KEY)
                        .strip()
                        .equals("0"),
                "not all passwords are sealed with the new key");
        Console.say("all passwords are sealed with the new key");
    }

    private void restartBoth(boolean drained) throws Exception {
        stage.replace(0, stage.installation.war(), drained);
        stage.replace(1, stage.installation.war(), drained);
    }

    private void certificatesRunOut() throws Exception {
        stage.startTls.use(stage.certificates.server(Certificates.EXPIRED));
        expectFindings("TODO  public URL: the certificate ends", "TODO  mail server");
        // By now no connection to the mail server is left from before.
        SSLContext good = stage.certificates.server(Certificates.GOOD);
        Thread.startVirtualThread(() -> {
            try {
                Thread.sleep(10_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            stage.startTls.use(good);
        });
        walks.walk("the certificate of the mail server is renewed 10 s late", 0, 0, () -> {});
        walks.walk(
                "the certificate of the proxy is renewed",
                0,
                0,
                () -> stage.proxy.use(stage.certificates.pem(Certificates.GOOD)));
    }

    /** The command ends with 1, and its text is in the exception. */
    private void expectFindings(String... lines) throws InterruptedException {
        String output;
        try {
            output = stage.installation.command("mypage.platform.Check");
        } catch (IOException e) {
            output = e.getMessage();
        }
        if (!Stream.of(lines).allMatch(output::contains)) {
            throw new IllegalStateException("not found " + String.join(", ", lines) + ": " + output);
        }
    }

    private void diskFull() throws Exception {
        Duration[] back = new Duration[1];
        walks.walk("the disk of the database is full for 10 s", 100, 0, () -> {
            try (AutoCloseable filler = stage.primary.fillDisk()) {
                Thread.sleep(10_000);
            }
            stage.primary.revive();
            back[0] = walks.untilNextSignIn();
        });
        Console.say("the first sign-in came " + back[0] + " after there was room again");
    }

    private void failover() throws Exception {
        Duration[] back = new Duration[1];
        walks.walk("the database fails over", 100, 0, () -> {
            stage.primary.kill();
            Thread.sleep(2000);
            stage.standby.promote();
            walks.promoted(stage.standby);
            back[0] = walks.untilNextSignIn();
        });
        Console.say("the first sign-in came " + back[0] + " after the promotion of the standby");
        table.require(back[0].compareTo(LONGEST_FAILOVER) <= 0, "that took too long");
    }

    /** A backup made at work is restored, and nodes refuse to start before the data is made safe. */
    private void restored() throws Exception {
        Postgres server = walks.database();
        Path backups = Files.createDirectories(stage.installation.file("backups"));
        String[] file = new String[1];
        walks.walk("the database is backed up", 0, 0, () -> {
            file[0] = server.client(DEPLOY.resolve("backup/backup.sh").toString(), backups.toString())
                    .strip();
        });
        stage.node(0).stop();
        stage.node(1).stop();
        server.client("psql", "-d", "postgres", "-c", "alter database mypage rename to mypage_damaged");
        server.client("createdb", Stage.DATABASE);
        server.client(DEPLOY.resolve("backup/restore.sh").toString(), file[0]);
        stage.node(0).start(stage.installation.war());
        if (!stage.node(0).failure().contains("the database was restored from a backup, or is a copy")) {
            throw new IllegalStateException("a node with a restored database should say so, see "
                    + stage.node(0).log());
        }
        stage.installation.asOwner("mypage.platform.Migrate");
        Console.say(stage.installation.asOwner("mypage.admin.restoration.AfterRestore", "rehearsal"));
        stage.startBoth(stage.installation.war());
        walks.walk("after the restore of that backup", 0, 0, () -> {});
        Console.say(stage.installation.command("mypage.audit.AuditCheck"));
    }
}
