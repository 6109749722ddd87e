package mypage.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import mypage.demo.PlainUser;
import mypage.demo.Ports;

/**
 * A PgBouncer that gives each transaction a connection of a few. Until version 1.21 it knows no prepared statements, so
 * the driver is told to prepare none. The schema is not changed through it.
 */
final class PgBouncer implements AutoCloseable {
    private static final int CONNECTIONS = 8;
    private static final int PATIENCE_MILLIS = 2000;

    private final Path program;
    private final Path folder;
    private final int databasePort;
    private final int port = Ports.free();
    private Process process;

    PgBouncer(Path program, Path folder, int databasePort) throws IOException {
        this.program = program;
        this.folder = folder;
        this.databasePort = databasePort;
    }

    /** @param settings those of a node; they lead here afterwards */
    void start(Map<String, String> settings) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Path users = Files.writeString(
                folder.resolve("users.txt"),
                "\"%s\" \"%s\"\n".formatted(settings.get("MYPAGE_DB_USER"), settings.get("MYPAGE_DB_PASSWORD")));
        Path configuration = Files.writeString(
                folder.resolve("pgbouncer.ini"), """
                [databases]
                mypage = host=localhost port=%d
                [pgbouncer]
                listen_addr = localhost
                listen_port = %d
                unix_socket_dir =
                auth_type = scram-sha-256
                auth_file = %s
                pool_mode = transaction
                default_pool_size = %d
                max_client_conn = 200
                ignore_startup_parameters = extra_float_digits
                """.formatted(databasePort, port, users, CONNECTIONS));
        process = new ProcessBuilder(PlainUser.detect().command(program, List.of(configuration.toString())))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("pgbouncer.log").toFile())
                .start();
        if (process.waitFor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
            throw new IOException("PgBouncer ended, see " + folder);
        }
        settings.put("MYPAGE_DB_URL", "jdbc:postgresql://localhost:" + port + "/mypage?prepareThreshold=0");
        settings.keySet().removeAll(List.of("MYPAGE_DB_OWNER", "MYPAGE_DB_OWNER_PASSWORD"));
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroy();
        }
    }
}
