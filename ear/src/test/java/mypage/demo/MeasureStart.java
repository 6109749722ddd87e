package mypage.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code mvn -Prun -Dlauncher=mypage.demo.MeasureStart}: how long the server alone takes from its start as a process to
 * the first 200 of a sign-in page, with a running database. Starts with and without an AOT cache alternate.
 */
public final class MeasureStart {
    private static final int RUNS = Integer.getInteger("measure.runs", 7);
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String PAGE = "/seeker/login";

    private final Path folder = Folders.project().resolve("ear/target/measure");
    private final Map<String, String> settings = new HashMap<>();
    private final int port;

    /** Milliseconds of the clock, milliseconds of the processors, and resident memory in megabytes. */
    private record Start(long wall, long cpu, long memory) {}

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
            new MeasureStart(database).run();
        }
    }

    private void run() throws IOException, InterruptedException {
        // Migrates the database, too.
        server().train(settings, port, server -> server.awaitOk(PAGE, PATIENCE));
        List<Start> with = new ArrayList<>();
        List<Start> without = new ArrayList<>();
        for (int run = 0; run < RUNS; run++) {
            without.add(start(server().withJvmOption(PayaraMicro.WITHOUT_AOT_CACHE)));
            with.add(start(server()));
        }
        say("without an AOT cache", without);
        say("with an AOT cache", with);
    }

    private PayaraMicro server() {
        return new PayaraMicro(folder.resolve("server"), Folders.cache());
    }

    private Start start(PayaraMicro server) throws IOException, InterruptedException {
        try (server) {
            long begin = System.nanoTime();
            server.start(settings, port).awaitOk(PAGE, PATIENCE);
            long wall = (System.nanoTime() - begin) / 1_000_000;
            Duration cpu = server.process().info().totalCpuDuration().orElse(Duration.ZERO);
            Start start = new Start(
                    wall, cpu.toMillis(), Memory.megabytes(server.process().pid()));
            Console.say(start.toString());
            return start;
        }
    }

    private static void say(String name, List<Start> starts) {
        Console.say("%s, Java %s, median of %d: %d ms, processor time %d ms, resident %d MB"
                .formatted(
                        name,
                        Runtime.version(),
                        starts.size(),
                        median(starts.stream().map(Start::wall).sorted().toList()),
                        median(starts.stream().map(Start::cpu).sorted().toList()),
                        median(starts.stream().map(Start::memory).sorted().toList())));
    }

    private static long median(List<Long> sorted) {
        return sorted.get(sorted.size() / 2);
    }
}
