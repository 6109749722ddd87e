package mypage.rehearsal;

import java.time.Duration;
import java.time.Instant;
import mypage.demo.Console;

/** Lets things happen on a stage while people sign in, and writes down what they met. */
final class Walks {

    private static final int SIGN_INS = Integer.getInteger("rehearsal.signins", 500);
    private static final int MOST_REASONS = 20;
    private static final int LONGEST_REASON = 300;

    private final Table table;
    private final Stage stage;
    private Postgres database;
    private long signIns;
    private long failed;

    Walks(Table table, Stage stage) {
        this.table = table;
        this.stage = stage;
        this.database = stage.primary;
    }

    /** The server that writes. */
    Postgres database() {
        return database;
    }

    void promoted(Postgres standby) {
        database = standby;
    }

    /** Something that happens while people sign in. */
    interface Event {
        void happen() throws Exception;
    }

    /**
     * Lets something happen while people sign in, and until enough of them did.
     *
     * @param most the share of failed sign-ins that is allowed, in percent
     * @param duplicates the number of mails that may be sent twice
     */
    void walk(String name, double most, long duplicates, Event event) throws Exception {
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
        stage.people.resetReasons().stream()
                .limit(MOST_REASONS)
                .forEach(reason ->
                        Console.say("failed: " + reason.substring(0, Math.min(LONGEST_REASON, reason.length()))));
        if (trouble[0] != null) {
            throw trouble[0];
        }
        count();
        // Notes of mails are written within some seconds.
        Stage.await(() -> stage.unnotedMails(database) <= duplicates, name + ": mails are not noted as sent");
        long doubled = stage.doubledMails() - doubledBefore + stage.unnotedMails(database);
        table.add(new Table.Line(name, signIns, failed, most, doubled, duplicates, took[0]));
    }

    /** How long it takes from now on until the next person is signed in. */
    Duration untilNextSignIn() throws InterruptedException {
        Instant begin = Instant.now();
        count();
        for (long before = signIns; signIns == before; count()) {
            Thread.sleep(10);
        }
        return Duration.between(begin, Instant.now());
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
}
