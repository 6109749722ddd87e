package mypage.bench;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import mypage.demo.Console;

/** Measures the scenarios of one running server. */
final class Meter implements AutoCloseable {
    private final Subject subject;
    private final NodeMeter node;
    private final DatabaseMeter database;
    private final int processors;

    /** @param processors on which the calibration runs: as many as the load keeps busy */
    Meter(Subject subject, int processors) throws Exception {
        this.subject = subject;
        this.processors = processors;
        node = new NodeMeter(subject.node());
        database = new DatabaseMeter(subject.database());
    }

    Figures measure(Scenario scenario, Load load, Duration time) throws Exception {
        Calibration before = Calibration.on(processors);
        Counters start = Counters.of(node, database);
        Sample sample = load.run(time, scenario.act());
        Counters used = Counters.of(node, database).since(start);
        Calibration hash = before.mean(Calibration.on(processors));
        if (sample.failures() > 0) {
            Console.say(scenario.name() + ": " + sample.failures() + " failed, such as " + sample.reason());
        }
        return new Figures(
                subject.name(),
                scenario.name(),
                load.name(),
                sample.count(),
                sample.failures(),
                values(sample, used, hash, scenario.hashes()));
    }

    private Map<Metric, Double> values(Sample sample, Counters used, Calibration hash, int hashes) throws Exception {
        double count = sample.count();
        Map<Metric, Double> values = new EnumMap<>(Metric.class);
        values.put(Metric.RATE, count / sample.seconds());
        values.put(Metric.P50, sample.percentile(50));
        values.put(Metric.P95, sample.percentile(95));
        values.put(Metric.P99, sample.percentile(99));
        values.put(Metric.NODE_CPU, used.nodeCpuMillis() / count);
        values.put(Metric.BEYOND_HASH, used.nodeCpuMillis() / count - hashes * hash.cpuMillis());
        values.put(Metric.DATABASE_CPU, used.databaseCpuMillis() / count);
        values.put(Metric.STATEMENTS, used.statements() / count);
        values.put(Metric.ALLOCATED, used.allocatedBytes() / 1024 / count);
        values.put(Metric.BYTES, sample.bytesEach());
        values.put(Metric.RESIDENT, node.residentMegabytes());
        values.put(Metric.HASH_CPU, hash.cpuMillis());
        values.put(Metric.HASH_RATE, hash.perSecond());
        return values;
    }

    @Override
    public void close() throws Exception {
        node.close();
        database.close();
    }
}
