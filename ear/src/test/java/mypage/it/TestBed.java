package mypage.it;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import mypage.demo.DemoMail;
import mypage.demo.EmbeddedDatabase;
import mypage.demo.Folders;
import mypage.demo.Ports;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * What every test stands on, started once: PostgreSQL, a mail server behind a gate, and the settings that make
 * Arquillian's server use both. Its database is new each time.
 */
public final class TestBed implements LauncherSessionListener {

    private static EmbeddedDatabase database;
    private static DemoMail mail;
    private static MailGate gate;
    private static URI url;
    private static Path keys;
    private static Playwright playwright;
    private static Browser browser;

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        try {
            var folder = Files.createDirectories(Path.of("target/it").toAbsolutePath());
            Folders.delete(folder);
            database = new EmbeddedDatabase(folder.resolve("postgresql"), Ports.free(), Folders.cache())
                    .with("log_statement", "all")
                    .with("log_line_prefix", "%a ")
                    .start();
            mail = new DemoMail().start();
            gate = new MailGate(mail.smtp().getSmtp().getPort());
            keys = Files.writeString(folder.resolve("keys"), "k1 " + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n");
            url = URI.create("http://localhost:" + Ports.free() + "/");
            configureArquillian(folder.resolve("server.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void configureArquillian(Path log) throws IOException {
        System.setProperty("it.micro.jar", Folders.microJar().toString());
        System.setProperty(
                "it.jvm.options",
                settings(url, database.url()).entrySet().stream()
                        .map(setting -> "-D" + setting.getKey() + "=" + setting.getValue())
                        .collect(Collectors.joining(" ")));
        System.setProperty(
                "it.micro.options", "--port " + url.getPort() + " --contextroot / --nohazelcast --logtofile " + log);
    }

    /** What a server at this address needs to know to use our database and mail server. */
    static Map<String, String> settings(URI server, String databaseUrl) throws IOException {
        return new TreeMap<>(Map.of(
                "mypage.public.url", "http://localhost:" + server.getPort(),
                "mypage.db.url", databaseUrl,
                "mypage.db.user", database.user(),
                "mypage.db.password", database.password(),
                "mypage.smtp.host", "localhost",
                "mypage.smtp.port", String.valueOf(gate.port()),
                "mypage.secret.keys", keys.toString()));
    }

    /** The address of a database beside the one that the shared server uses. */
    static String newDatabase(String name) throws IOException, SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        return database.url().replaceFirst("/[^/]*$", "/" + name);
    }

    static EmbeddedDatabase database() {
        return database;
    }

    static Mailbox mailbox() {
        return new Mailbox(mail.smtp());
    }

    static MailGate mailGate() {
        return gate;
    }

    static URI url() {
        return url;
    }

    static HttpVisitor visitor() {
        return new HttpVisitor(url);
    }

    static Browser browser() {
        try {
            if (browser == null) {
                playwright = Playwright.create();
                browser = playwright.chromium().launch(Chromium.launchOptions());
            }
            return browser;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        try {
            if (playwright != null) {
                playwright.close();
            }
            gate.close();
            mail.close();
            database.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
