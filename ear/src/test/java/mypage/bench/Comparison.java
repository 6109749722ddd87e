package mypage.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mypage.demo.Console;

/** Measures the scenarios of several running servers. */
final class Comparison {
    private final List<? extends Subject> subjects;
    private final Options options;
    private final Map<String, List<Figures>> rounds = new LinkedHashMap<>();

    Comparison(List<? extends Subject> subjects, Options options) {
        this.subjects = subjects;
        this.options = options;
    }

    /** @return the medians of all rounds */
    List<Figures> measure() throws Exception {
        for (Subject subject : subjects) {
            warmUp(subject);
        }
        for (int round = 1; round <= options.rounds(); round++) {
            // Alternately, so that a slow minute of the machine is not one of a single server.
            for (Subject subject : subjects) {
                measure(subject);
            }
        }
        return rounds.values().stream().map(Figures::median).toList();
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
}
