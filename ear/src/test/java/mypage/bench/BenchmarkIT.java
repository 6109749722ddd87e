package mypage.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import mypage.demo.Crowd;
import mypage.demo.Folders;
import mypage.it.TestBed;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/**
 * The short form of the {@link Benchmark}: what the commonest requests cost the shared server, beside the figures that
 * were committed. Allocation hardly scatters. CPU does, so what exceeds its bound is measured again, twice at most.
 *
 * <p>When the figures went down, copy {@code ear/target/bench-it.json} over the baseline. For CPU, take the median of
 * some runs: the machine may have been quiet in one.
 */
@ArquillianTest
@RunAsClient
class BenchmarkIT {
    private static final Path BASELINE = Folders.project().resolve("ear/src/test/resources/mypage/bench/baseline.json");
    private static final Path MEASURED = Folders.project().resolve("ear/target/bench-it.json");

    private static final int ACCOUNTS = 200;
    private static final int TRIES = 3;
    private static final int CLIENTS = 2;
    private static final Load LOAD = new Load.Closed(CLIENTS);
    private static final Duration WARM_UP = Duration.ofSeconds(3);
    private static final Duration TIME = Duration.ofSeconds(5);

    @Test
    void aSignInCostsNoMoreThanBefore() throws Exception {
        Crowd.insert(TestBed.database(), ACCOUNTS);
        List<Scenario> scenarios =
                new SignIns(URI.create(TestBed.url().toString()), n -> n % ACCOUNTS, new SuiteCodes()).basic();
        for (Scenario scenario : scenarios) {
            LOAD.run(WARM_UP, scenario.act());
        }
        List<Figures> baseline = Results.read(BASELINE);
        List<Figures> measured = new ArrayList<>();
        List<String> worse = new ArrayList<>();
        try (Meter meter = new Meter(
                new SharedServer(), Math.min(CLIENTS, Runtime.getRuntime().availableProcessors()))) {
            for (Scenario scenario : scenarios) {
                List<Figures> figures = tries(meter, scenario, baseline);
                Figures last = figures.get(figures.size() - 1);
                measured.add(last);
                assertEquals(0, last.failures(), last.scenario());
                assertTrue(baseline.stream().anyMatch(last::isSameAs), "no baseline of " + last.scenario());
                worse.addAll(Regression.find(baseline, List.of(last), Regression.ANY_MACHINE));
            }
        }
        Results.write(measured, MEASURED);
        System.out.println(Report.table(measured) + "\n" + Report.against(baseline, measured));
        assertEquals(List.of(), worse);
    }

    /** Until one is within the bounds. */
    private static List<Figures> tries(Meter meter, Scenario scenario, List<Figures> baseline) throws Exception {
        List<Figures> tries = new ArrayList<>();
        do {
            tries.add(meter.measure(scenario, LOAD, TIME));
        } while (tries.size() < TRIES
                && !Regression.find(baseline, tries.subList(tries.size() - 1, tries.size()), Regression.ANY_MACHINE)
                        .isEmpty());
        return tries;
    }

    @Test
    void whatCostsMoreThanAllowedIsFoundAlsoOnAFasterMachine() {
        Figures before = figures(metric -> 100.0);
        assertEquals(List.of(), find(before, before));
        for (Metric metric : List.of(Metric.BEYOND_HASH, Metric.ALLOCATED)) {
            Figures now = figures(any -> any == metric ? 120.0 : 100.0);
            assertEquals(1, find(before, now).size(), metric.name());
        }
        Figures faster = figures(metric -> metric.unit == Metric.Unit.CPU ? 50.0 : 100.0);
        assertEquals(List.of(), find(before, faster));
        Figures worse =
                figures(metric -> metric == Metric.HASH_CPU ? 50.0 : metric == Metric.BEYOND_HASH ? 60.0 : 100.0);
        assertEquals(1, find(before, worse).size());
    }

    private static List<String> find(Figures before, Figures now) {
        return Regression.find(List.of(before), List.of(now), Regression.SAME_MACHINE);
    }

    private static Figures figures(ToDoubleFunction<Metric> value) {
        Map<Metric, Double> values = new EnumMap<>(Metric.class);
        for (Metric metric : Metric.values()) {
            values.put(metric, value.applyAsDouble(metric));
        }
        return new Figures("ours", "skip", "8 at once", 1, 0, values);
    }
}
