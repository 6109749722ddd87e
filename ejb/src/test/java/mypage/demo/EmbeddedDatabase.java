package mypage.demo;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A real PostgreSQL of our own on a folder, with the roles that operators make. The first start initialises the folder;
 * later ones reuse its data, even after a crash: an orphaned server of the folder is stopped first.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    public static final String DATABASE = "mypage";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path folder;
    private final Path data;
    private final int port;
    private final Path cache;
    private final List<String> settings = new ArrayList<>();
    private PlainUser user;
    private Path programs;
    private Process server;

    public EmbeddedDatabase(Path folder, int port, Path cache) {
        this.folder = folder.toAbsolutePath();
        this.data = this.folder.resolve("data");
        this.port = port;
        this.cache = cache;
    }

    /** A server setting such as {@code log_statement}; takes effect at the next start. */
    public EmbeddedDatabase with(String setting, String value) {
        settings.add("-c");
        settings.add(setting + "=" + value);
        return this;
    }

    public EmbeddedDatabase start() throws IOException {
        if (server != null && server.isAlive()) {
            return this;
        }
        prepare();
        boolean fresh = !isInitialised();
        if (fresh) {
            initialise();
        } else {
            user.own(data);
            stopOrphan();
        }
        launch();
        if (fresh) {
            DatabaseRole.execute(source("postgres", DatabaseRole.ADMINISTRATOR), "create database " + DATABASE);
        }
        DatabaseRole.make(source(DatabaseRole.ADMINISTRATOR), folder);
        if (fresh) {
            Files.createFile(initialised());
        }
        return this;
    }

    /** Orderly: open transactions are rolled back, data are on disk. */
    public void stop() throws IOException {
        halt("fast");
    }

    /** As in a crash; the next start recovers. */
    public void kill() throws IOException {
        halt("immediate");
    }

    @Override
    public void close() throws IOException {
        stop();
    }

    public String url() {
        return url(DATABASE);
    }

    /** As the owner of the tables. */
    public Connection connect() throws SQLException {
        return connect(DatabaseRole.OWNER);
    }

    public Connection connect(DatabaseRole role) throws SQLException {
        return source(role).getConnection();
    }

    public DataSource source(DatabaseRole role) {
        return source(DATABASE, role);
    }

    /** Any database of this server. */
    public DataSource source(String database, DatabaseRole role) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url(database));
        source.setUser(role.id);
        source.setPassword(role.password(folder));
        return source;
    }

    /** What PostgreSQL wrote, statements included when {@code log_statement} says so. */
    public Path log() {
        return folder.resolve("postgresql.log");
    }

    /** The settings that point the application here. */
    public Map<String, String> environment() {
        return Map.of(
                "MYPAGE_DB_URL", url(),
                "MYPAGE_DB_USER", DatabaseRole.NODE.id,
                "MYPAGE_DB_PASSWORD", DatabaseRole.NODE.password(folder),
                "MYPAGE_DB_OWNER", DatabaseRole.OWNER.id,
                "MYPAGE_DB_OWNER_PASSWORD", DatabaseRole.OWNER.password(folder));
    }

    /** Makes {@link #environment()} known before the slow part of the start, so that a server can start beside it. */
    public void prepare() throws IOException {
        if (user == null) {
            user = PlainUser.detect();
            programs = PostgresBinaries.unpack(cache).resolve("bin");
            Files.createDirectories(folder);
            DatabaseRole.prepare(folder);
        }
    }

    /** Whether a start will be quick. */
    boolean isInitialised() {
        return Files.exists(initialised());
    }

    /** Exists once the first start has succeeded; an interrupted one leaves nothing usable. */
    private Path initialised() {
        return folder.resolve("initialised");
    }

    private String url(String database) {
        return "jdbc:postgresql://localhost:" + port + "/" + database;
    }

    private void initialise() throws IOException {
        Folders.delete(data);
        user.own(data);
        run(
                "initdb",
                "-D",
                data.toString(),
                "-U",
                "postgres",
                "-E",
                "UTF8",
                "--locale=C",
                "--no-sync",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "-A",
                "scram-sha-256",
                "--pwfile=" + DatabaseRole.ADMINISTRATOR.passwordFile(folder));
    }

    private void stopOrphan() throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        long pid = Long.parseLong(Files.readAllLines(pidFile).get(0).strip());
        if (ProcessHandle.of(pid).filter(EmbeddedDatabase::isPostgres).isPresent()) {
            halt("fast");
        } else {
            // Its number may belong to another program by now, and PostgreSQL would take that for itself.
            Files.delete(pidFile);
        }
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info().command().orElse("postgres").contains("postgres");
    }

    private void launch() throws IOException {
        List<String> arguments = new ArrayList<>(
                List.of("-D", data.toString(), "-p", "" + port, "-h", "localhost", "-c", "unix_socket_directories="));
        arguments.addAll(settings);
        server = builder("postgres", arguments).start();
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!isReady()) {
            if (!server.isAlive() || Instant.now().isAfter(deadline)) {
                throw new IOException("PostgreSQL did not start, see " + log());
            }
            pause();
        }
    }

    private boolean isReady() throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return false;
        }
        List<String> lines = Files.readAllLines(pidFile);
        return lines.size() > 7
                && lines.get(7).startsWith("ready")
                && lines.get(0).equals("" + server.pid());
    }

    private void halt(String mode) throws IOException {
        if (Files.exists(data.resolve("postmaster.pid"))) {
            run("pg_ctl", "-D", data.toString(), "-m", mode, "-w", "stop");
        }
        // Its process may need a moment more, and would pass for one that runs.
        server = null;
    }

    private void run(String program, String... arguments) throws IOException {
        try {
            if (builder(program, List.of(arguments)).start().waitFor() != 0) {
                throw new IOException(program + " failed, see " + log());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private ProcessBuilder builder(String program, List<String> arguments) {
        ProcessBuilder builder = new ProcessBuilder(user.command(programs.resolve(program), arguments));
        builder.environment().put("LC_ALL", "C");
        File log = log().toFile();
        return builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log));
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
