package mypage.bench;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The figures of one scenario of one server under one load. */
record Figures(String subject, String scenario, String load, long count, long failures, Map<Metric, Double> values) {

    double of(Metric metric) {
        return values.get(metric);
    }

    boolean isSameAs(Figures other) {
        return subject.equals(other.subject) && scenario.equals(other.scenario) && load.equals(other.load);
    }

    /** Of the same scenario measured several times: the medians, so that one disturbed round does not count. */
    static Figures median(List<Figures> rounds) {
        Map<Metric, Double> medians = new EnumMap<>(Metric.class);
        for (Metric metric : Metric.values()) {
            double[] sorted = rounds.stream()
                    .mapToDouble(figures -> figures.of(metric))
                    .sorted()
                    .toArray();
            medians.put(metric, (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2);
        }
        Figures first = rounds.get(0);
        return new Figures(
                first.subject,
                first.scenario,
                first.load,
                rounds.stream().mapToLong(Figures::count).sum(),
                rounds.stream().mapToLong(Figures::failures).sum(),
                medians);
    }
}
