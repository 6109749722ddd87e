package mypage.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * {@code mvn -Prun -Dlauncher=mypage.demo.MeasureStart}: how long the server alone takes from its start as a process to
 * the first 200 of a sign-in page, with a running database and an archive of classes, as in every start but the first.
 */
public final class MeasureStart {
    private static final int RUNS = 7;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Path folder = Folders.project().resolve("ear/target/measure");
    private final Map<String, String> settings = new HashMap<>();
    private final int port;

    private MeasureStart(EmbeddedDatabase database) throws IOException {
        port = Ports.free();
        settings.putAll(database.environment());
        settings.put(
                "MYPAGE_SECRET_KEYS",
                SecretFile.keys(folder.resolve("secret.keys")).toString());
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        Path data = Folders.project().resolve("ear/target/measure/postgresql");
        try (EmbeddedDatabase database = new EmbeddedDatabase(data, Ports.free(), Folders.cache()).start()) {
            MeasureStart measure = new MeasureStart(database);
            measure.start();
            long[] times = LongStream.range(0, RUNS)
                    .map(run -> measure.start())
                    .sorted()
                    .toArray();
            Console.say("median of %d: %d ms".formatted(RUNS, times[RUNS / 2]));
        }
    }

    private long start() {
        try (PayaraMicro server = new PayaraMicro(folder.resolve("server"), Folders.cache())) {
            long begin = System.nanoTime();
            server.start(settings, port).awaitOk("/seeker/login", PATIENCE);
            long millis = (System.nanoTime() - begin) / 1_000_000;
            Duration cpu = server.process().info().totalCpuDuration().orElse(Duration.ZERO);
            server.archiveClasses();
            Console.say("%d ms, processor time %d ms".formatted(millis, cpu.toMillis()));
            return millis;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
