package mypage.demo;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntFunction;
import mypage.demo.SignInLoad.Kind;
import mypage.demo.SignInLoad.Person;
import mypage.demo.SignInLoad.Phase;

/**
 * {@code mvn -Prun -Dlauncher=mypage.demo.MeasureFlood}: how long those wait whose browser their account knows, while
 * others flood the node; first in a quiet minute, then beside slow bodies, strangers who guess passwords, and slow
 * readers. Prints a table in Markdown. Server, database, flood and load share this machine. Shorter for a trial: {@code
 * "-Dlauncher.options=-Dmeasure.seconds=10 -Dmeasure.warmup=10"}. Another build is measured with -Dmeasure.war.
 */
public final class MeasureFlood {
    private static final int ACCOUNTS = 20_000;
    private static final int PER_SECOND = Integer.getInteger("measure.rate", 4);
    private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("measure.warmup", 60));
    private static final Duration PHASE = Duration.ofSeconds(Integer.getInteger("measure.seconds", 60));
    /** Until the node has got rid of a flood, which is not timed. */
    private static final Duration CALM = Duration.ofSeconds(Integer.getInteger("measure.calm", 20));

    private static final int REQUESTS = 200;
    private final Path folder = Folders.project().resolve("ear/target/measure-flood");
    private final Map<String, String> settings = new HashMap<>();
    private final int port = Ports.free();
    private final List<String> rows = new ArrayList<>();

    private MeasureFlood() throws IOException {}

    public static void main(String[] args) throws Exception {
        new MeasureFlood().run();
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
            settings.put("MYPAGE_PROXIES", "127.0.0.1,::1");
            settings.put(
                    "MYPAGE_SECRET_KEYS",
                    SecretFile.keys(folder.resolve("secret.keys")).toString());
            Optional.ofNullable(System.getProperty("measure.war")).map(Path::of).ifPresent(server::withWar);
            server.start(settings, port).awaitOk("/seeker/login", Duration.ofMinutes(5));
            Crowd.insert(database, ACCOUNTS);
            measure(server.process().toHandle());
        }
    }

    private URI url() {
        return URI.create("http://localhost:" + port);
    }

    private void measure(ProcessHandle node) throws Exception {
        SignInLoad load = new SignInLoad(url(), MeasureFlood::anybody, PER_SECOND);
        FloodClients flood = new FloodClients(port, load.form(new Person("%s@example.jp", "guess", "")));
        load.during("warm-up", () -> {
            flood.during(2, WARM_UP, n -> flood.guesses(many(n)));
        });
        phase(load, flood, "none", 0, n -> null);
        phase(load, flood, "500 bodies, a byte each 5 s", 500, n -> flood.slowBodies(many(n)));
        phase(load, flood, "none", 0, n -> null);
        phase(load, flood, "50 guess from one /64", 50, n -> flood.guesses(one(n)));
        phase(load, flood, "50 guess from 50 networks", 50, n -> flood.guesses(many(n)));
        phase(load, flood, "200 guess from one /64", 200, n -> flood.guesses(one(n)));
        phase(load, flood, "200 guess from 200 networks", 200, n -> flood.guesses(many(n)));
        phase(
                load,
                flood,
                "200 unknown owners of 200 networks at the same moment, once",
                200,
                n -> flood.oneGuess(many(500 + n)));
        phase(load, flood, "200 slow readers of one network", 200, n -> flood.slowReaders(one(0)));
        phase(load, flood, "200 slow readers of 200 networks", 200, n -> flood.slowReaders(many(n)));
        phase(load, flood, "none", 0, n -> null);
        Console.say("\n| flood | known, skip: p50, p95, p99 ms | known, code: p50, p95, p99 ms | errors"
                + " | what the flood got | CPU s: node, database, this process |");
        Console.say("|---|---|---|---|---|---|");
        rows.forEach(Console::say);
        Console.say("\n| one request | CPU ms of the node |\n|---|---|");
        cost(node, "GET of the sign-in page", n -> flood.get(many(n)));
        cost(node, "a password that is judged", n -> flood.guess(many(100_000 + n)));
        cost(node, "a password that is refused unjudged (429)", n -> flood.guess(one(n)));
    }

    private static String one(int n) {
        return "2001:db8:1:1::" + Integer.toHexString(n);
    }

    private static String many(int n) {
        return "2001:db8:" + Integer.toHexString(2 + n / 65_536) + ":" + Integer.toHexString(n % 65_536) + "::1";
    }

    private void phase(
            SignInLoad load, FloodClients flood, String name, int clients, IntFunction<FloodClients.Client> client)
            throws Exception {
        Thread.sleep(CALM.toMillis());
        double[] before = cpuSeconds();
        String[] got = new String[1];
        Phase phase = load.during(name, () -> got[0] = flood.during(clients, PHASE, client));
        double[] after = cpuSeconds();
        rows.add("| %s | %s | %s | %d of %d | %s | %.1f, %.1f, %.1f |"
                .formatted(
                        name,
                        times(phase, Kind.SKIPPED),
                        times(phase, Kind.MAILED),
                        phase.outcomes().stream()
                                .filter(outcome -> outcome.trouble() != null)
                                .count(),
                        phase.outcomes().size(),
                        got[0],
                        after[0] - before[0],
                        after[1] - before[1],
                        after[2] - before[2]));
        Console.say(rows.get(rows.size() - 1));
    }

    /** Of the node, the database as far as its processes still live, and the flood with the people who sign in. */
    private static double[] cpuSeconds() {
        return new double[] {
            descendants("java"),
            descendants("postgres"),
            cpu(ProcessHandle.current()).toMillis() / 1e3
        };
    }

    private static double descendants(String program) {
        return ProcessHandle.current()
                .descendants()
                .filter(child -> child.info().command().orElse("").endsWith(program))
                .mapToDouble(child -> cpu(child).toMillis() / 1e3)
                .sum();
    }

    private static String times(Phase phase, Kind kind) {
        return "%.0f, %.0f, %.0f"
                .formatted(phase.percentile(kind, 50), phase.percentile(kind, 95), phase.percentile(kind, 99));
    }

    private interface Request {
        void send(int number) throws IOException;
    }

    private static void cost(ProcessHandle node, String name, Request request) throws IOException {
        for (int n = 0; n < 20; n++) {
            request.send(n);
        }
        Duration before = cpu(node);
        for (int n = 0; n < REQUESTS; n++) {
            request.send(100 + n);
        }
        Console.say("| %s | %.1f |".formatted(name, cpu(node).minus(before).toMillis() / (double) REQUESTS));
    }

    private static Duration cpu(ProcessHandle node) {
        return node.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private static Person anybody(Random random) {
        return Crowd.person(random.nextInt(ACCOUNTS));
    }
}
