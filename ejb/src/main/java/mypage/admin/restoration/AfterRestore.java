package mypage.admin.restoration;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mypage.audit.AuditSealing;
import mypage.platform.Clocks;
import mypage.platform.Secrets;

/**
 * A command to run after a backup was restored and before any node starts, see docs/operations/en/backup.md. A backup
 * has queued mails with live codes, open sessions, and what owners and staff have ended since it was made. The command
 * ends all of that, skips the numbers that were given in the lost time, and seals the audit chain with an event that
 * says why. With {@code --moved} it only notes that the database is another one now, for when nothing was lost.
 *
 * <p>Takes the settings of the application from the environment, and the reason as arguments. Connects as the owner of
 * the tables if that is configured. Does all in one transaction, and may run again. Exits with 0 when it was done, 1
 * when nodes are connected, 2 when something failed.
 */
public final class AfterRestore {

    private static final int REFUSED = 1;
    private static final int FAILED = 2;
    private static final int LONGEST_REASON = 300;
    private static final String MOVED = "--moved";
    private static final String USAGE =
            "usage: mypage.admin.restoration.AfterRestore [--moved] REASON, which has at most " + LONGEST_REASON
                    + " characters";

    /** More than all nodes together take from a sequence, each number of which stands for 50 rows. */
    private static final int NUMBERS_A_SECOND = 1000;

    private static final long FEWEST_NUMBERS = 1_000_000;

    private final RestoredDatabaseRepository database;
    private final Connection connection;
    private final Secrets secrets;
    private final Clock clock;

    private AfterRestore(Connection connection, Secrets secrets, Clock clock) {
        this.database = new RestoredDatabaseRepository(connection);
        this.connection = connection;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** Says why nothing was done. */
    public static final class RefusedException extends Exception {

        private static final long serialVersionUID = 1L;

        RefusedException(String message) {
            super(message);
        }
    }

    public static void main(String[] arguments) {
        try {
            run(System.getenv(), arguments).forEach(System.out::println);
        } catch (RefusedException e) {
            System.out.println("refused: " + e.getMessage());
            System.exit(REFUSED);
        } catch (SQLException | RuntimeException e) {
            System.out.println("failed, and nothing was changed: " + e.getMessage());
            System.exit(FAILED);
        }
    }

    /**
     * Does what the command does, and returns the lines that it prints.
     *
     * @throws RefusedException when nodes are connected
     * @throws IllegalArgumentException when a setting or the reason is unusable
     */
    public static List<String> run(Map<String, String> environment, String... arguments)
            throws SQLException, RefusedException {
        boolean moved = arguments.length > 0 && arguments[0].equals(MOVED);
        String reason = String.join(" ", Arrays.asList(arguments).subList(moved ? 1 : 0, arguments.length))
                .strip();
        if (reason.isEmpty()
                || reason.length() > LONGEST_REASON
                || reason.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(USAGE);
        }
        Secrets secrets = new Secrets(Path.of(setting(environment, "MYPAGE_SECRET_KEYS")));
        String node = optional(environment, "MYPAGE_DB_USER").orElse("mypage");
        Optional<String> owner = optional(environment, "MYPAGE_DB_OWNER");
        try (Connection connection = DriverManager.getConnection(
                setting(environment, "MYPAGE_DB_URL"),
                owner.orElse(node),
                environment.get(owner.isPresent() ? "MYPAGE_DB_OWNER_PASSWORD" : "MYPAGE_DB_PASSWORD"))) {
            connection.setAutoCommit(false);
            AfterRestore command = new AfterRestore(connection, secrets, new Clocks().clock());
            List<String> done = moved ? command.move(node, reason) : command.restore(node, reason);
            connection.commit();
            return done;
        }
    }

    /** @param node the role of the nodes */
    private List<String> restore(String node, String reason) throws SQLException, RefusedException {
        requireNoConnection(node);
        Instant now = clock.instant();
        Optional<Instant> newest = database.newestEvent();
        Duration lost = Duration.between(newest.orElse(now), now);
        List<String> done = new ArrayList<>();
        done.add("the newest audit event of the backup is of "
                + newest.map(Instant::toString).orElse("no time")
                + "; what happened since then is lost, and only the log of the nodes has it");
        database.endAll(now).forEach((what, count) -> done.add(count + " " + what));
        long skipped = FEWEST_NUMBERS + NUMBERS_A_SECOND * Math.max(0, lost.toSeconds());
        database.skipNumbers(skipped);
        done.add(skipped + " numbers skipped");
        done.addAll(anchor(RestorationAuditKind.DATABASE_RESTORED, reason, now));
        return done;
    }

    private List<String> move(String node, String reason) throws SQLException, RefusedException {
        requireNoConnection(node);
        return anchor(RestorationAuditKind.DATABASE_MOVED, reason, clock.instant());
    }

    private void requireNoConnection(String node) throws SQLException, RefusedException {
        long connections = database.connections(node);
        if (connections > 0) {
            throw new RefusedException(
                    "stop all nodes first; " + connections + " connections of " + node + " are open");
        }
    }

    private List<String> anchor(RestorationAuditKind kind, String reason, Instant now) throws SQLException {
        AuditSealing chain = new AuditSealing(connection, secrets, clock);
        String before = chain.all();
        long origin = database.noteOrigin(reason, now);
        database.record(kind, origin, fingerprint(reason), now);
        return List.of(
                "the audit chain ended at " + before,
                "it goes on with " + kind + " at " + chain.all() + ": compare later heads of the log with this one",
                "nodes may start now");
    }

    /** Ties the reason to the sealed event. */
    private String fingerprint(String reason) {
        byte[] hash = secrets.digest(reason);
        return "sha256:" + HexFormat.of().formatHex(hash, 0, 16);
    }

    private static String setting(Map<String, String> environment, String name) {
        return optional(environment, name).orElseThrow(() -> new IllegalArgumentException(name + " is not set"));
    }

    private static Optional<String> optional(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }
}
