package mypage.audit;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import mypage.platform.Clocks;
import mypage.platform.Secrets;

/**
 * Checks the chain of audit events without a server, see docs/audit.md. Reads the settings of the application from the
 * environment, and takes a head from the log as an optional argument. Exits with 0 when the chain is sound, 1 when it
 * is broken and 2 when it could not be checked.
 */
public final class AuditCheck {

    private static final int BROKEN = 1;
    private static final int NOT_CHECKED = 2;

    private AuditCheck() {}

    public static void main(String[] args) {
        try {
            AuditChain.Report report =
                    check(System.getenv(), args.length > 0 ? Optional.of(args[0]) : Optional.empty());
            System.out.println(report);
            System.exit(report.isSound() ? 0 : BROKEN);
        } catch (SQLException | RuntimeException e) {
            System.out.println("not checked: " + e.getMessage());
            System.exit(NOT_CHECKED);
        }
    }

    private static AuditChain.Report check(Map<String, String> environment, Optional<String> expectedHead)
            throws SQLException {
        Secrets secrets = new Secrets(Path.of(setting(environment, "MYPAGE_SECRET_KEYS")));
        try (Connection connection = DriverManager.getConnection(
                setting(environment, "MYPAGE_DB_URL"),
                environment.getOrDefault("MYPAGE_DB_USER", "mypage"),
                environment.get("MYPAGE_DB_PASSWORD"))) {
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            return new AuditChain(secrets, new Clocks().clock(), expectedHead).check(connection);
        }
    }

    private static String setting(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name))
                .orElseThrow(() -> new IllegalArgumentException(name + " is not set"));
    }
}
