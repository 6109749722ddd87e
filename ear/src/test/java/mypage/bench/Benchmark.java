package mypage.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mypage.demo.Console;
import mypage.demo.Folders;

/**
 * {@code mvn -Prun -Dlauncher=mypage.bench.Benchmark}: what sign-ins cost with 1,000 accounts, by a closed and an open
 * loop. Servers, databases, mail server and clients share this machine. Prints tables in Markdown and writes the
 * figures to a file. All options are in {@link Options}.
 */
public final class Benchmark {
    private final Path folder = Folders.project().resolve("ear/target/bench");
    private final Options options;
    private final Map<String, List<Figures>> rounds = new LinkedHashMap<>();

    private Benchmark(Options options) {
        this.options = options;
    }

    public static void main(String[] arguments) throws Exception {
        System.exit(new Benchmark(Options.parse(arguments)).run() ? 0 : 1);
    }

    private boolean run() throws Exception {
        Folders.delete(folder);
        List<Subject> subjects = subjects();
        try {
            for (Subject subject : subjects) {
                subject.start();
            }
            for (Subject subject : subjects) {
                warmUp(subject);
            }
            for (int round = 1; round <= options.rounds(); round++) {
                // Alternately, so that a slow minute of the machine is not one of a single server.
                for (Subject subject : subjects) {
                    measure(subject);
                }
            }
        } finally {
            for (Subject subject : subjects) {
                subject.close();
            }
        }
        return report();
    }

    private List<Subject> subjects() throws IOException {
        Path jvm = Folders.payaraConfig("jvm-options.txt");
        List<Subject> subjects = new ArrayList<>(List.of(new Product("ours", Folders.war(), jvm, folder)));
        for (Path war : options.wars()) {
            subjects.add(new Product(war.getFileName().toString(), war, jvm, folder));
        }
        if (options.jvm().isPresent()) {
            subjects.add(new Product("other-jvm", Folders.war(), options.jvm().get(), folder));
        }
        if (options.keycloak().isPresent()) {
            subjects.add(new Keycloak(options.keycloak().get(), folder));
        }
        return subjects;
    }

    private void warmUp(Subject subject) throws Exception {
        List<Scenario> chosen = chosen(subject);
        Duration each = options.warmUp().dividedBy(chosen.size());
        for (Scenario scenario : chosen) {
            Sample sample = options.loads().get(0).run(each, scenario.act());
            Console.say("warm: %s, %s, %d acts, %d failed %s"
                    .formatted(subject.name(), scenario.name(), sample.count(), sample.failures(), sample.reason()));
        }
    }

    private List<Scenario> chosen(Subject subject) {
        return subject.scenarios().stream()
                .filter(scenario ->
                        subject instanceof Keycloak || scenario.name().matches(options.scenarios()))
                .toList();
    }

    private void measure(Subject subject) throws Exception {
        try (Meter meter = new Meter(subject, Runtime.getRuntime().availableProcessors())) {
            for (Scenario scenario : chosen(subject)) {
                for (Load load : options.loads()) {
                    Figures figures = meter.measure(scenario, load, options.time());
                    String key = String.join("|", scenario.name(), load.name(), subject.name());
                    rounds.computeIfAbsent(key, any -> new ArrayList<>()).add(figures);
                    Console.say(Report.line(figures));
                }
            }
        }
    }

    /** @return whether no scenario has become worse than allowed */
    private boolean report() throws IOException {
        List<Figures> all = rounds.values().stream().map(Figures::median).toList();
        Results.write(all, options.out());
        Console.say("\n" + options + "\n\n" + Report.table(all));
        Console.say("\nwritten to " + options.out());
        if (options.against().isEmpty()) {
            return true;
        }
        List<Figures> earlier = Results.read(options.against().get());
        Console.say("\nRatios to " + options.against().get() + ":\n\n" + Report.against(earlier, all));
        List<String> worse = Regression.find(earlier, all, Regression.SAME_MACHINE);
        worse.forEach(Console::say);
        return worse.isEmpty();
    }
}
