package mypage.rehearsal;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import mypage.demo.Console;
import mypage.demo.DatabaseRole;
import mypage.demo.Folders;

/**
 * {@code mvn -Prehearse}: puts the product into production on this machine, and does to it what happens there, while
 * people sign in with password and mailed code. Needs Debian's PostgreSQL and haproxy, and says so. Prints a table, and
 * exits with 1 if a walk missed its aim.
 */
public final class Rehearsal {

    private static final List<String> PARTS =
            List.of(System.getProperty("rehearsal.parts", "kill,restart,failover,upgrade")
                    .split(","));
    private static final int SIGN_INS = Integer.getInteger("rehearsal.signins", 500);
    /** A node sends this many mails at once, and dies perhaps before it has noted them. */
    private static final int WORKERS = 8;

    private static final Duration LONGEST_FAILOVER = Duration.ofSeconds(3);
    private static final Path FOLDER = Folders.project().resolve("ear/target/rehearsal");
    private static final Map<String, String> OWNER =
            Map.of("MYPAGE_DB_OWNER", DatabaseRole.OWNER.id, "MYPAGE_DB_OWNER_PASSWORD", "unused");

    private final Table table = new Table();
    private Stage stage;
    private Postgres database;
    private long signIns;
    private long failed;
    private final NewKey newKey = new NewKey();
    private Duration failover = Duration.ZERO;

    private Rehearsal() {}

    public static void main(String[] arguments) throws Exception {
        List<String> missing = Programs.missing();
        if (!missing.isEmpty()) {
            Console.say("The rehearsal needs more than this machine has:\n" + String.join("\n", missing));
            System.exit(2);
        }
        Rehearsal rehearsal = new Rehearsal();
        rehearsal.production();
        if (PARTS.contains("upgrade")) {
            rehearsal.upgrade();
        }
        rehearsal.table.print();
        if (PARTS.contains("failover")) {
            Console.say("the first sign-in came " + rehearsal.failover + " after the promotion of the standby");
        }
        boolean good = rehearsal.table.isGood() && rehearsal.failover.compareTo(LONGEST_FAILOVER) <= 0;
        System.exit(good ? 0 : 1);
    }

    /** Something that happens while people sign in. */
    private interface Event {
        void happen() throws Exception;
    }

    /**
     * Lets something happen while people sign in, and until enough of them did.
     *
     * @param most the share of failed sign-ins that is allowed, in percent
     * @param duplicates the number of mails that may be sent twice
     */
    private void walk(String name, double most, long duplicates, Event event) throws Exception {
        long doubledBefore = stage.doubledMails();
        signIns = 0;
        failed = 0;
        Duration[] took = new Duration[1];
        Exception[] trouble = new Exception[1];
        stage.people.during(stage.proxy.url(), () -> {
            try {
                awaitSignIns(5);
                Instant begin = Instant.now();
                event.happen();
                took[0] = Duration.between(begin, Instant.now());
                awaitSignIns(SIGN_INS);
            } catch (Exception e) {
                trouble[0] = e;
            }
        });
        if (trouble[0] != null) {
            throw trouble[0];
        }
        count();
        stage.people.resetLastFailure().ifPresent(last -> Console.say("last failure: " + last));
        // Notes of mails are written within some seconds.
        Stage.await(() -> stage.unnotedMails(database) <= duplicates, name + ": mails are not noted as sent");
        long doubled = stage.doubledMails() - doubledBefore + stage.unnotedMails(database);
        table.add(new Table.Line(name, signIns, failed, most, doubled, duplicates, took[0]));
    }

    private void awaitSignIns(long enough) throws InterruptedException {
        for (count(); signIns + failed < enough; count()) {
            Thread.sleep(50);
        }
    }

    private void count() {
        signIns += stage.people.resetCount();
        failed += stage.people.resetFailures();
    }

    private void production() throws Exception {
        Instant begin = Instant.now();
        try (Stage opened = Stage.ofThisRelease(FOLDER.resolve("production"))) {
            stage = opened;
            database = stage.primary;
            install();
            for (int node = 0; node < 2; node++) {
                stage.start(node, Folders.war());
            }
            firstAdministrator();
            stage.invitePeople();
            awaitBoth();
            Console.say("two nodes serve after " + Duration.between(begin, Instant.now()));
            monitored();
            if (PARTS.contains("kill")) {
                walk("kill -9 of a node, and its start", 1, WORKERS, this::killed);
            }
            if (PARTS.contains("restart")) {
                walk("drained restart of both nodes, which learn a key", 0, 0, () -> {
                    newKey.comesLast(stage.keys);
                    restarted(true);
                });
                walk("restart of both by SIGTERM alone, to use that key", 0, 0, () -> {
                    newKey.comesFirst(stage.keys);
                    restarted(false);
                });
            }
            if (PARTS.contains("failover")) {
                walk("the database fails over", 100, 0, this::failover);
            }
            restore();
        }
    }

    /** Prometheus reads all metrics and evaluates all rules, and nothing fires while nothing happens. */
    private void monitored() throws Exception {
        if (!Prometheus.isThere()) {
            Console.say("without Prometheus: apt-get install prometheus");
            walk("nothing happens", 0, 0, () -> {});
            return;
        }
        try (Prometheus monitoring = Prometheus.start(FOLDER.resolve("prometheus"), stage.ports())) {
            walk("nothing happens", 0, 0, () -> Thread.sleep(10_000));
            Console.say("Prometheus reads " + monitoring.health("targets") + " nodes and evaluates "
                    + monitoring.health("rules") + " rules; firing: " + monitoring.firing());
        }
    }

    private void install() throws Exception {
        database.execute("postgres", "create database " + Stage.DATABASE);
        database.execute(Stage.DATABASE, DatabaseRole.script());
        stage.command(Folders.war(), OWNER, "mypage.platform.Migrate");
    }

    private void firstAdministrator() throws Exception {
        String link = stage.command(
                Folders.war(), Map.of(), "mypage.admin.staff.FirstAdministrator", "first@example.jp", "管理 一郎");
        if (!link.contains(stage.settings().get("MYPAGE_PUBLIC_URL") + "/admin/")) {
            throw new IllegalStateException("no link for the first administrator: " + link);
        }
    }

    private void awaitBoth() throws Exception {
        stage.awaitUp(0);
        stage.awaitUp(1);
    }

    private void killed() throws Exception {
        stage.kill(0);
        stage.start(0, Folders.war());
        stage.awaitUp(0);
    }

    private void restarted(boolean drained) throws Exception {
        for (int node = 0; node < 2; node++) {
            replace(node, Folders.war(), drained);
        }
    }

    private void replace(int node, Path war, boolean drained) throws Exception {
        if (drained) {
            stage.proxy.drain(node);
            // Requests that it has already take less.
            Thread.sleep(3000);
        }
        stage.stop(node);
        stage.start(node, war);
        if (drained) {
            stage.proxy.ready(node);
        }
        stage.awaitUp(node);
    }

    private void failover() throws Exception {
        database.kill();
        Thread.sleep(2000);
        stage.standby.promote();
        database = stage.standby;
        Instant promoted = Instant.now();
        count();
        for (long before = signIns; signIns == before; count()) {
            Thread.sleep(10);
        }
        failover = Duration.between(promoted, Instant.now());
    }

    /** A backup is restored under another name, and holds all accounts. */
    private void restore() throws Exception {
        database.copy(Stage.DATABASE, "restored");
        for (String name : List.of(Stage.DATABASE, "restored")) {
            try (var connection = database.connect(name, "postgres");
                    var row = connection.createStatement().executeQuery("select count(*) from audit_event")) {
                row.next();
                Console.say(name + " has " + row.getLong(1) + " events");
            }
        }
    }

    /** Nodes of the release before are replaced one after the other, while people sign in. */
    private void upgrade() throws Exception {
        Path before = ReleaseBefore.war();
        try (Stage opened = new Stage(FOLDER.resolve("upgrade"), "/seeker/login")) {
            stage = opened;
            database = stage.primary;
            database.execute(
                    "postgres", "create role mypage login", "create database " + Stage.DATABASE + " owner mypage");
            for (int node = 0; node < 2; node++) {
                stage.start(node, before);
            }
            awaitBoth();
            stage.invitePeople();
            walk("upgrade from " + ReleaseBefore.name() + ", node by node", 0, 0, () -> {
                database.execute(Stage.DATABASE, DatabaseRole.script());
                stage.command(Folders.war(), OWNER, "mypage.platform.Migrate");
                for (int node = 0; node < 2; node++) {
                    replace(node, Folders.war(), true);
                }
            });
        }
    }
}
