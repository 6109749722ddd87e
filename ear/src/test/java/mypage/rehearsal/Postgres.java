package mypage.rehearsal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import mypage.demo.Folders;
import mypage.demo.Ports;

/**
 * A server of the PostgreSQL that this machine has. It listens here only, and lets everybody in. Its programs refuse to
 * run as root, so they run as the user that the package made.
 */
public final class Postgres implements AutoCloseable {

    private static final String USER = "postgres";
    private static final List<String> AS_USER =
            List.of("setpriv", "--reuid=" + USER, "--regid=" + USER, "--init-groups");

    private final Path bin;
    private final Path folder;
    private final int port;
    private boolean mounted;

    private Postgres() throws IOException {
        port = Ports.free();
        bin = Programs.postgresql().orElseThrow();
        folder = Files.createTempDirectory(
                "mypage-rehearsal", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
    }

    public static Postgres primary() throws IOException, InterruptedException {
        return initialized(new Postgres());
    }

    /** One whose disk can be {@linkplain #fillDisk filled}. */
    static Postgres onSmallDisk() throws IOException, InterruptedException {
        Postgres server = new Postgres();
        Programs.run(Map.of(), List.of("mount", "-t", "tmpfs", "-o", "size=600m", "mypage", server.folder.toString()));
        server.mounted = true;
        return initialized(server);
    }

    private static Postgres initialized(Postgres server) throws IOException, InterruptedException {
        server.own();
        server.run("initdb", "-D", server.data(), "-U", USER, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8");
        server.start("-c max_wal_size=128MB");
        return server;
    }

    /** A copy that follows. From now on the primary waits for it, so that a failover loses nothing. */
    Postgres standby() throws IOException, InterruptedException, SQLException {
        Postgres standby = new Postgres();
        standby.own();
        standby.run(
                "pg_basebackup",
                "-h",
                "127.0.0.1",
                "-p",
                "" + port,
                "-U",
                USER,
                "-D",
                standby.data(),
                "-R",
                "-c",
                "fast");
        standby.start("");
        try (Connection connection = connect(USER, USER);
                var statement = connection.createStatement()) {
            statement.execute("alter system set synchronous_standby_names = '*'");
            statement.execute("select pg_reload_conf()");
        }
        return standby;
    }

    private void own() throws IOException, InterruptedException {
        if (isRoot()) {
            Programs.run(Map.of(), List.of("chown", USER, folder.toString()));
        }
    }

    static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private void start(String options) throws IOException, InterruptedException {
        String all = "-p " + port + " -c listen_addresses=127.0.0.1 -k " + folder + " " + options;
        run("pg_ctl", "-D", data(), "-l", folder.resolve("log").toString(), "-w", "-o", all, "start");
    }

    /** Orderly. */
    public void stop() throws IOException, InterruptedException {
        run("pg_ctl", "-D", data(), "-m", "fast", "stop");
    }

    /** Names its process. */
    public Path pidFile() {
        return folder.resolve("data/postmaster.pid");
    }

    /** As a machine that loses its power. */
    public void kill() throws IOException, InterruptedException {
        run("pg_ctl", "-D", data(), "-m", "immediate", "stop");
    }

    /** Returns when it accepts writes. */
    public void promote() throws IOException, InterruptedException {
        run("pg_ctl", "-D", data(), "-w", "promote");
    }

    /** Starts it again if it gave up. */
    public void revive() throws IOException, InterruptedException {
        if (!isRunning()) {
            start("");
        }
    }

    private boolean isRunning() throws IOException, InterruptedException {
        try {
            run("pg_ctl", "-D", data(), "status");
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Runs a program on this server as the superuser of the database, for example a script of deploy/. */
    String client(String... command) throws IOException, InterruptedException {
        return Programs.run(
                Map.of(
                        "PGHOST",
                        "127.0.0.1",
                        "PGPORT",
                        "" + port,
                        "PGUSER",
                        USER,
                        "PATH",
                        bin + ":" + System.getenv("PATH")),
                List.of(command));
    }

    /** Leaves no room on the disk. Returns what makes room again. */
    AutoCloseable fillDisk() throws IOException {
        Path filler = folder.resolve("filler");
        try (OutputStream file = Files.newOutputStream(filler)) {
            for (byte[] some = new byte[4096]; true; ) {
                file.write(some);
            }
        } catch (IOException e) {
            return () -> Files.delete(filler);
        }
    }

    public Connection connect(String database, String role) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://" + address() + "/" + database, role, role);
    }

    /** Runs a script as the superuser. */
    void execute(String database, String... scripts) throws SQLException {
        try (Connection connection = connect(database, USER);
                var statement = connection.createStatement()) {
            for (String script : scripts) {
                statement.execute(script);
            }
        }
    }

    String address() {
        return "127.0.0.1:" + port;
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    private String run(String program, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(isRoot() ? AS_USER : List.of());
        command.add(bin.resolve(program).toString());
        command.addAll(List.of(arguments));
        // A server that pg_ctl starts must not hold our pipe open.
        if (program.equals("pg_ctl")) {
            int status = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            Path.of(System.getProperty("java.io.tmpdir"), "mypage-rehearsal.log")
                                    .toFile()))
                    .start()
                    .waitFor();
            if (status != 0) {
                throw new IOException(String.join(" ", command) + " failed, see " + folder.resolve("log"));
            }
            return "";
        }
        return Programs.run(Map.of(), command);
    }

    @Override
    public void close() throws IOException, InterruptedException {
        if (Files.exists(folder.resolve("data/postmaster.pid"))) {
            kill();
        }
        if (mounted) {
            Programs.run(Map.of(), List.of("umount", folder.toString()));
        }
        Folders.delete(folder);
    }
}
