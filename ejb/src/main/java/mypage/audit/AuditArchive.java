package mypage.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import mypage.audit.AuditFile.BrokenException;
import mypage.platform.Clocks;
import mypage.platform.Secrets;

/**
 * A command that exports a month of the audit trail to a file, proves such a file, and drops a month that was exported,
 * see docs/operations. Takes the settings of the application from the environment. Exits with 0 when that was done,
 * 1 when the chain, a checkpoint or the file is broken, 2 when it was not done for another reason.
 */
public final class AuditArchive {

    private static final int BROKEN = 1;
    private static final int NOT_DONE = 2;

    private static final String USAGE =
            "usage: mypage.audit.AuditArchive list | export YYYY-MM FILE | verify FILE | drop YYYY-MM FILE";

    private AuditArchive() {}

    public static void main(String[] arguments) {
        try {
            System.out.println(run(System.getenv(), arguments));
        } catch (BrokenException e) {
            System.out.println("BROKEN: " + e.getMessage());
            System.exit(BROKEN);
        } catch (SQLException | IOException | RuntimeException e) {
            System.out.println("not done: " + e.getMessage());
            System.exit(NOT_DONE);
        }
    }

    private static String run(Map<String, String> environment, String... arguments)
            throws SQLException, IOException, BrokenException {
        String todo = (arguments.length == 0 ? "" : arguments[0]) + " " + arguments.length;
        Secrets secrets = new Secrets(Path.of(setting(environment, "MYPAGE_SECRET_KEYS")));
        if (todo.equals("verify 2")) {
            return describe("sound", AuditFile.prove(Path.of(arguments[1]), secrets));
        }
        int retention = Integer.parseInt(environment.getOrDefault("MYPAGE_AUDIT_RETENTION", AuditSettings.USUAL));
        try (Connection connection = DriverManager.getConnection(
                setting(environment, "MYPAGE_DB_URL"),
                environment.getOrDefault("MYPAGE_DB_USER", "mypage"),
                environment.get("MYPAGE_DB_PASSWORD"))) {
            connection.setAutoCommit(false);
            AuditMonths months = new AuditMonths(connection, secrets, new Clocks().clock(), retention);
            return switch (todo) {
                case "list 1" -> months.list();
                case "export 3" -> describe("exported", months.export(month(arguments[1]), Path.of(arguments[2])));
                case "drop 3" -> describe("dropped", months.drop(month(arguments[1]), Path.of(arguments[2])));
                default -> throw new IllegalArgumentException(USAGE);
            };
        }
    }

    private static YearMonth month(String text) {
        try {
            return YearMonth.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(USAGE, e);
        }
    }

    private static String setting(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name))
                .orElseThrow(() -> new IllegalArgumentException(name + " is not set"));
    }

    private static String describe(String what, AuditFile.Content file) {
        return what + ": " + file.month() + ", " + file.events() + " events, seals "
                + (file.before().seq() + 1) + " to " + file.last().seq() + ", SHA-256 "
                + HexFormat.of().formatHex(file.hash());
    }
}
