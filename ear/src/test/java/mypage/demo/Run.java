package mypage.demo;

import com.nimbusds.jose.JOSEException;
import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * {@code mvn -Prun}: the product on this machine, with a database, a mail server and demo accounts of its own unless
 * the environment names real ones. Lives until Ctrl-C; whatever it started ends with it. {@code mvn -Prun -Ddev} shows
 * what somebody saves meanwhile.
 */
public final class Run {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration LOOK = Duration.ofMillis(300);
    private static final String HOME_PAGE = "/seeker/login";

    /** Its end is ours, or nobody could stop us any more. */
    private static final Optional<ProcessHandle> MAVEN = ProcessHandle.current().parent();

    private final Map<String, String> environment = System.getenv();
    private final Map<String, String> settings = new HashMap<>();
    private final Path data;
    private final int httpPort = number("MYPAGE_HTTP_PORT", 8080);
    private final int mailPort = number("MYPAGE_DEMO_MAIL_PORT", 8025);
    private final boolean development = Boolean.getBoolean("dev");
    private final boolean ownDatabase = !environment.containsKey("MYPAGE_DB_URL");
    private final boolean ownMail = !environment.containsKey("MYPAGE_SMTP_HOST");
    private final boolean demo =
            Boolean.parseBoolean(environment.getOrDefault("MYPAGE_DEMO", String.valueOf(ownDatabase)));
    private FileLock lock;
    private EmbeddedDatabase database;
    private DemoMail mail;
    private PayaraMicro server;
    private UnpackedWar war;
    private final Training training;
    private LogWatch watch;
    private volatile boolean stopping;

    private Run() {
        data = Folders.project()
                .resolve(environment.getOrDefault("MYPAGE_DATA_DIR", ".mypage"))
                .normalize();
        training = new Training(data.resolve("training"), settings, trainee -> trainee.awaitOk(HOME_PAGE, PATIENCE));
    }

    public static void main(String[] args) throws InterruptedException {
        Run run = new Run();
        // On a thread of its own: the pool's would be missing to whoever waits for a process until all has ended.
        MAVEN.ifPresent(maven ->
                maven.onExit().thenRunAsync(() -> System.exit(0), exit -> new Thread(exit, "exit").start()));
        Runtime.getRuntime().addShutdownHook(new Thread(run::stop, "stop"));
        try {
            run.start();
            if (run.development) {
                run.develop();
            }
            run.awaitEnd();
        } catch (Exception e) {
            if (run.stopping) {
                return;
            }
            Console.say("起動できませんでした / Could not start: " + e.getMessage());
            System.exit(1);
        }
    }

    private void start() throws IOException, InterruptedException, SQLException, JOSEException {
        lock = FolderLock.acquire(data);
        // Whatever still serves this folder is an orphan, now that we have the lock.
        server = new PayaraMicro(data.resolve("server"), Folders.cache());
        server.stopOrphan();
        requireFree(httpPort, "MYPAGE_HTTP_PORT");
        configure();
        if (development) {
            Path libraries =
                    MicroRuntime.unpack(Folders.microJar(), Folders.cache()).libraries();
            war = new UnpackedWar(data.resolve("war"), libraries);
            server.withWar(war.root());
        }
        if (hasApplications()) {
            server.withApplications(DemoApplications.wars(data.resolve("applications"), site()));
        }
        if (ownDatabase && !database.isInitialised()) {
            database.start();
        }
        startServer();
        // Beside the server's own start, which needs them only later.
        if (ownDatabase) {
            database.start();
        }
        if (ownMail) {
            mail.start().resettingBy(demo ? demoData()::restore : null).showAt(mailPort);
        }
        server.awaitOk(HOME_PAGE, PATIENCE);
        if (demo) {
            demoData().insert();
        }
        if (hasApplications()) {
            demoData().insertApplications(site());
        }
        String applications = hasApplications() ? Greeting.applications(site()) : "";
        Console.say(Greeting.text(httpPort, ownMail ? mailPort : 0, demo, applications, data, sinceMavenStarted()));
        // With real mails or a real database a second node is not ours to start.
        if (ownDatabase && ownMail) {
            training.start();
        }
    }

    private void startServer() throws IOException {
        server.start(settings, httpPort);
        watch = new LogWatch(server.log());
        watch.start();
    }

    /** Until Ctrl-C. A change that is no good waits for the next one. */
    private void develop() throws InterruptedException {
        Console.say("""
                  開発 / Development    保存して再読み込み / save a file of ejb/ or web/, then reload
                """);
        while (!stopping) {
            Thread.sleep(LOOK);
            try {
                if (war.update()) {
                    Instant begin = Instant.now();
                    restart();
                    server.awaitOk(HOME_PAGE, PATIENCE);
                    Console.say("再起動しました（%.1f秒） / restarted"
                            .formatted(Duration.between(begin, Instant.now()).toMillis() / 1e3));
                }
            } catch (IOException e) {
                Console.say(e.toString());
            }
        }
    }

    /** Never beside the end, which would leave the new one behind. */
    private synchronized void restart() throws IOException, InterruptedException {
        if (!stopping) {
            watch.interrupt();
            server.stop();
            startServer();
        }
    }

    private void configure() throws IOException {
        if (ownDatabase) {
            database = new EmbeddedDatabase(data.resolve("postgresql"), Ports.free(), Folders.cache());
            database.prepare();
            settings.putAll(database.environment());
        }
        if (ownMail) {
            requireFree(mailPort, "MYPAGE_DEMO_MAIL_PORT");
            mail = new DemoMail(Ports.free());
            settings.putAll(mail.environment());
        }
        if (demo && ownMail && !environment.containsKey("MYPAGE_PRIVACY_URL")) {
            settings.put("MYPAGE_PRIVACY_URL", "http://localhost:" + mailPort + DemoMail.POLICY);
        }
        if (demo && !environment.containsKey("MYPAGE_OPENING_SERVICES")) {
            settings.put("MYPAGE_OPENING_SERVICES", "employer");
        }
        if (!environment.containsKey("MYPAGE_SECRET_KEYS")) {
            settings.put(
                    "MYPAGE_SECRET_KEYS",
                    SecretFile.keys(data.resolve("secret.keys")).toString());
        }
        if (!environment.containsKey("MYPAGE_PUBLIC_URL")) {
            settings.put("MYPAGE_PUBLIC_URL", "http://localhost:" + httpPort);
        }
    }

    /** Only in a database of our own, where we may make keys. */
    private boolean hasApplications() {
        return demo && ownDatabase;
    }

    private String site() {
        return settings.getOrDefault("MYPAGE_PUBLIC_URL", environment.get("MYPAGE_PUBLIC_URL"));
    }

    private DemoData demoData() {
        return new DemoData(database, settings, environment);
    }

    private void awaitEnd() throws IOException, InterruptedException {
        int code = server.process().waitFor();
        if (stopping) {
            return;
        }
        watch.interrupt();
        Console.say(LogWatch.lastLines(server.log()));
        throw new IOException("サーバーが終了しました / the server ended (" + code + "), " + server.log());
    }

    /** The server first, so that it can finish with the database and the mail server still there. */
    private synchronized void stop() {
        stopping = true;
        Optional.ofNullable(watch).ifPresent(Thread::interrupt);
        training.stop();
        quietly(server);
        quietly(database);
        quietly(mail);
    }

    private static void quietly(AutoCloseable resource) {
        try (resource) {
            // Closing is all there is to do.
        } catch (Exception e) {
            Console.say(e.toString());
        }
    }

    private static Duration sinceMavenStarted() {
        return MAVEN.flatMap(maven -> maven.info().startInstant())
                .map(start -> Duration.between(start, Instant.now()))
                .orElse(Duration.ZERO);
    }

    private void requireFree(int port, String setting) throws IOException {
        if (!Ports.isFree(port)) {
            throw new IOException(
                    "ポート %d は使用中です / port %d is in use; %s=… chooses another".formatted(port, port, setting));
        }
    }

    private int number(String setting, int otherwise) {
        return Integer.parseInt(environment.getOrDefault(setting, String.valueOf(otherwise)));
    }
}
