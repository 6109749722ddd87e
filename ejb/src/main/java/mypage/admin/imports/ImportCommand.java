package mypage.admin.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import mypage.platform.Clocks;
import mypage.platform.Secrets;

/**
 * A command that takes over the accounts of another system with their passwords (requirement 68), see
 * docs/operations/en/import.md. Takes the settings of the application from the environment; the database role must own
 * the tables. It may run again with a newer export: then it adds, changes and closes what differs. Exits with 0 when
 * that was done, 2 when it was not.
 */
public final class ImportCommand {

    private static final int NOT_DONE = 2;

    private static final String USAGE = """
            usage: mypage.admin.imports.ImportCommand TODO
            TODO is resume, discard, or: check | run  FILE | - | JDBC-URL  [query=SQL] [refused=FILE] [close=N]""";

    private static final List<String> OPTIONS = List.of("query", "refused", "close");

    private ImportCommand() {}

    public static void main(String[] arguments) {
        try {
            run(System.getenv(), arguments);
        } catch (SQLException | IOException | RuntimeException e) {
            System.out.println("not done: " + e.getMessage());
            System.exit(NOT_DONE);
        }
    }

    static void run(Map<String, String> environment, String... arguments) throws SQLException, IOException {
        String todo = arguments.length == 0 ? "" : arguments[0];
        Secrets secrets = new Secrets(Path.of(setting(environment, "MYPAGE_SECRET_KEYS")));
        try (Connection connection = DriverManager.getConnection(
                setting(environment, "MYPAGE_DB_URL"),
                environment.getOrDefault("MYPAGE_DB_USER", "mypage"),
                environment.get("MYPAGE_DB_PASSWORD"))) {
            connection.setAutoCommit(false);
            LegacyImport legacy = new LegacyImport(
                    connection, secrets, new Clocks().clock(), LegacyImport.UNTIL_NODES_KNOW, System.out::println);
            switch (todo) {
                case "check", "run" -> {
                    Map<String, String> options = options(arguments);
                    LegacyImport.Request request = new LegacyImport.Request(
                            source(arguments[1], options, environment),
                            arguments[1],
                            Optional.ofNullable(options.get("refused")).map(Path::of),
                            Integer.parseInt(options.getOrDefault("close", "0")));
                    legacy.start(request, todo.equals("check"));
                }
                case "resume" -> legacy.resume();
                case "discard" -> legacy.discard();
                default -> throw new IllegalArgumentException(USAGE);
            }
        }
    }

    private static Map<String, String> options(String... arguments) {
        if (arguments.length < 2) {
            throw new IllegalArgumentException(USAGE);
        }
        Map<String, String> options = new LinkedHashMap<>();
        Stream.of(arguments).skip(2).map(option -> option.split("=", 2)).forEach(option -> {
            if (option.length < 2 || !OPTIONS.contains(option[0])) {
                throw new IllegalArgumentException(USAGE);
            }
            options.put(option[0], option[1]);
        });
        return options;
    }

    /** The password of the other database is in the environment, since everybody on this machine can read arguments. */
    private static LegacySource source(String name, Map<String, String> options, Map<String, String> environment)
            throws IOException {
        if (name.startsWith("jdbc:postgresql:")) {
            String sql = Optional.ofNullable(options.get("query"))
                    .orElseThrow(() -> new IllegalArgumentException("a database needs query=SQL\n" + USAGE));
            return LegacySource.query(name, environment.get("MYPAGE_IMPORT_SOURCE_PASSWORD"), sql);
        }
        return LegacySource.csv(name.equals("-") ? System.in : Files.newInputStream(Path.of(name)));
    }

    private static String setting(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name))
                .orElseThrow(() -> new IllegalArgumentException(name + " is not set"));
    }
}
