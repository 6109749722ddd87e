package mypage.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import mypage.admin.imports.ImportCommand;

/**
 * {@code mvn -Prun -Dlauncher=mypage.demo.MeasureLegacyImport}: how long the command of operators takes for a million
 * accounts of another system, then for a newer export of them, and what that costs those who sign in meanwhile. Server,
 * database, command and load share this machine. Shorter for a trial:
 * {@code "-Dlauncher.options=-Dmeasure.lines=20000 -Dmeasure.warmup=5 -Dmeasure.seconds=10"}.
 */
public final class MeasureLegacyImport {
    private static final int LINES = Integer.getInteger("measure.lines", 1_000_000);
    private static final int PER_SECOND = Integer.getInteger("measure.rate", 8);
    private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("measure.warmup", 30));
    private static final Duration QUIET = Duration.ofSeconds(Integer.getInteger("measure.seconds", 60));

    private static final int ACCOUNTS = 20_000;

    /** As PHP writes it. Nobody signs in with it, so its last digits count lines. */
    private static final String HASH = "$2y$10$abcdefghijklmnopqrstuuAAAAAAAAAAAAAAAAAAAA%010d.";

    private final Path folder = Folders.project().resolve("ear/target/measure-legacy-import");
    private final Map<String, String> settings = new HashMap<>();
    private final int port = Ports.free();

    private MeasureLegacyImport() throws IOException {}

    public static void main(String[] args) throws Exception {
        new MeasureLegacyImport().run();
        System.exit(0);
    }

    private void run() throws Exception {
        PayaraMicro server = new PayaraMicro(folder.resolve("server"), Folders.cache());
        server.stopOrphan();
        Folders.delete(folder);
        try (EmbeddedDatabase database =
                        new EmbeddedDatabase(folder.resolve("postgresql"), Ports.free(), Folders.cache()).start();
                DemoMail mail = new DemoMail(Ports.free()).start();
                server) {
            settings.putAll(database.environment());
            settings.putAll(mail.environment());
            settings.put("MYPAGE_PUBLIC_URL", url().toString());
            settings.put(
                    "MYPAGE_SECRET_KEYS",
                    SecretFile.keys(folder.resolve("secret.keys")).toString());
            server.start(settings, port).awaitOk("/seeker/login", Duration.ofMinutes(3));
            Crowd.insert(database, ACCOUNTS);
            measure();
        }
    }

    private void measure() throws Exception {
        Path first = write("first.csv", LINES, 0);
        Path second = write("second.csv", LINES + LINES / 1000, LINES / 100);
        Console.say("%d lines, %.0f MB".formatted(LINES, Files.size(first) / 1e6));
        SignInLoad load = new SignInLoad(url(), random -> Crowd.person(random.nextInt(ACCOUNTS)), PER_SECOND);
        load.during("warm-up", () -> Thread.sleep(WARM_UP.toMillis()));
        load.during("quiet", () -> Thread.sleep(QUIET.toMillis()));
        load.during("import", () -> take(first));
        load.during("newer one", () -> take(second));
        load.during("quiet", () -> Thread.sleep(QUIET.toMillis()));
    }

    /** One in ten is an additional account of the employer before it. The first {@code changed} have another hash. */
    private Path write(String name, int lines, int changed) throws IOException {
        Path file = folder.resolve(name);
        try (BufferedWriter csv = Files.newBufferedWriter(file)) {
            csv.write("service,address,hash,main,language,created,signed_in,locked\n");
            for (int n = 0; n < lines; n++) {
                String service = n % 10 < 2 ? "求人者" : "求職者";
                String main = n % 10 == 1 ? "owner" + (n - 1) + "@example.jp" : "";
                String hash = HASH.formatted(n < changed ? LINES * 2 + n : n);
                csv.write("%s,owner%d@example.jp,%s,%s,ja,2020-04-01 09:00:00,2026-03-31T18:30:00+09:00,0%n"
                        .formatted(service, n, hash, main));
            }
        }
        return file;
    }

    /** As an operator does, in a JVM of its own. */
    private void take(Path file) throws IOException, InterruptedException {
        ProcessBuilder command = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Xmx128m",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dstdout.encoding=UTF-8",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ImportCommand.class.getName(),
                        "run",
                        file.toString(),
                        "close=0")
                .redirectErrorStream(true);
        command.environment().putAll(settings);
        command.environment().put("MYPAGE_DB_USER", settings.get("MYPAGE_DB_OWNER"));
        command.environment().put("MYPAGE_DB_PASSWORD", settings.get("MYPAGE_DB_OWNER_PASSWORD"));
        long begin = System.nanoTime();
        Process process = command.start();
        String progress = "";
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String stage = line.startsWith("段階") ? line.substring(0, 4) : line;
                if (!stage.equals(progress)) {
                    Console.say("%6.1f s %s".formatted((System.nanoTime() - begin) / 1e9, line));
                }
                progress = stage;
            }
        }
        if (process.waitFor() != 0) {
            throw new IllegalStateException("the command failed");
        }
        Console.say("%6.1f s in all".formatted((System.nanoTime() - begin) / 1e9));
    }

    private URI url() {
        return URI.create("http://localhost:" + port);
    }
}
