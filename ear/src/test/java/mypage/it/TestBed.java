package mypage.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import mypage.bench.DatabaseMeter;
import mypage.demo.DatabaseRole;
import mypage.demo.DemoMail;
import mypage.demo.EmbeddedDatabase;
import mypage.demo.Folders;
import mypage.demo.PayaraMicro;
import mypage.demo.SecretFile;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestPlan;

/**
 * The environment of all tests, started once per suite: a new PostgreSQL database, a mail server behind a {@link
 * MailGate}, and the settings that make Arquillian's server use both.
 */
public final class TestBed implements LauncherSessionListener {

    /** The folder for the files of this suite's servers. */
    public static final Path FOLDER =
            Path.of("target/it-" + System.getProperty("it.fork", "0")).toAbsolutePath();

    private static final int UNUSED_PORT = 1;

    private static EmbeddedDatabase database;
    private static DemoMail mail;
    private static MailGate gate;
    private static URI url;
    private static Path keys;
    private static Path serverLog;
    private static final Browsers browsers = new Browsers();

    /** Starts the servers when tests run, but not when they are only discovered. */
    @Override
    public void launcherSessionOpened(LauncherSession session) {
        session.getLauncher().registerTestExecutionListeners(new TestExecutionListener() {
            @Override
            public void testPlanExecutionStarted(TestPlan plan) {
                if (database == null) {
                    start();
                }
            }
        });
    }

    private static void start() {
        try {
            var folder = Files.createDirectories(FOLDER);
            Folders.delete(folder);
            database = DatabaseMeter.counted(
                            new EmbeddedDatabase(folder.resolve("postgresql"), FreePorts.one(), Folders.cache()))
                    .with("log_statement", "all")
                    .with("log_line_prefix", "%a ")
                    // Cheap logins: tests connect thousands of times.
                    .with("scram_iterations", "1")
                    .start();
            seeConnectionsOfNodes();
            mail = new DemoMail(FreePorts.one()).start();
            gate = new MailGate(FreePorts.one(), mail.smtp().getSmtp().getPort());
            keys = SecretFile.createOnce(folder.resolve("keys"), () -> "k1 " + "A".repeat(43) + "=\n");
            url = URI.create("http://localhost:" + FreePorts.one() + "/");
            serverLog = folder.resolve("server.log");
            configureArquillian();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Tests connect as the owner of the tables, and some ask what the connections of nodes are doing. */
    private static void seeConnectionsOfNodes() throws IOException {
        try (var connection = database.connect(DatabaseRole.ADMINISTRATOR);
                var statement = connection.createStatement()) {
            statement.execute("grant pg_read_all_stats to mypage_owner");
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    private static void configureArquillian() throws IOException {
        System.setProperty("it.micro.jar", Folders.microJar().toString());
        System.setProperty(
                "it.jvm.options",
                "-XX:+UseSerialGC -XX:TieredStopAtLevel=1 " + PayaraMicro.ANY_BYTES_IN_HEADERS + " "
                        + sharedServer().entrySet().stream()
                                .map(setting -> "-D" + propertyName(setting.getKey()) + "=" + setting.getValue())
                                .collect(Collectors.joining(" ")));
        System.setProperty(
                "it.micro.options",
                "--nohazelcast --disablephonehome --port " + url.getPort() + " --contextroot / --logproperties "
                        + logToFile() + " --prebootcommandfile " + Folders.payaraConfig("pre-boot-commands.txt"));
    }

    private static Map<String, String> sharedServer() throws IOException {
        Map<String, String> environment = environment(url, database);
        environment.put("MYPAGE_DB_URL", database.url());
        environment.put("MYPAGE_STOP_WAIT", "PT1S");
        return environment;
    }

    /** The product's log settings, plus a log file; Arquillian reads from the console what was deployed. */
    private static Path logToFile() throws IOException {
        var shipped = Files.readString(Folders.payaraConfig("logging.properties"));
        return Files.writeString(
                serverLog.resolveSibling("logging.properties"),
                shipped.replace("ConsoleHandler", "FileHandler") + """
                        java.util.logging.FileHandler.pattern=%s
                        handlers=java.util.logging.FileHandler,java.util.logging.ConsoleHandler
                        """.formatted(serverLog));
    }

    private static String propertyName(String variable) {
        return variable.toLowerCase(Locale.ROOT).replace('_', '.');
    }

    /** The settings of a server with this address and database, our mail server and our keys. */
    public static Map<String, String> environment(URI server, EmbeddedDatabase database) throws IOException {
        Map<String, String> environment = new TreeMap<>(database.environment());
        environment.put("MYPAGE_DB_URL", withFailedStandby(database.url()));
        environment.put("MYPAGE_PUBLIC_URL", server.getScheme() + "://" + server.getAuthority());
        environment.put("MYPAGE_SMTP_HOST", "localhost");
        environment.put("MYPAGE_SMTP_PORT", String.valueOf(gate.port()));
        environment.put("MYPAGE_SECRET_KEYS", keys.toString());
        environment.put("MYPAGE_PROXIES", "127.0.0.1,::1");
        environment.put("MYPAGE_PRIVACY_URL", "https://www.example.jp/privacy");
        environment.put("MYPAGE_OPENING_SERVICES", "employer");
        return environment;
    }

    /** Puts an unreachable host first in the URL, like a failed standby; the driver must try the next one. */
    private static String withFailedStandby(String url) {
        return url.replace("//localhost:", "//127.0.0.1:" + UNUSED_PORT + ",127.0.0.1:");
    }

    /** A database apart from the shared server's one. Nobody measures times on it, so it need not wait for the disk. */
    public static EmbeddedDatabase newDatabase(String name) throws IOException {
        return new EmbeddedDatabase(FOLDER.resolve(name), FreePorts.one(), Folders.cache())
                .with("fsync", "off")
                .start();
    }

    public static EmbeddedDatabase database() {
        return database;
    }

    public static Mailbox mailbox() {
        return new Mailbox(mail.smtp());
    }

    public static MailGate mailGate() {
        return gate;
    }

    public static String serverLog() throws IOException {
        return Files.readString(serverLog);
    }

    public static URI url() {
        return url;
    }

    public static HttpVisitor visitor() {
        return new HttpVisitor(url);
    }

    public static Browsers browsers() {
        return browsers;
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        if (database == null) {
            return;
        }
        try {
            browsers.close();
            gate.close();
            mail.close();
            database.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
