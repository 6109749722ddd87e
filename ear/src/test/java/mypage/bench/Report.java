package mypage.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Figures as tables in Markdown. */
final class Report {
    private static final List<Metric> COMPARED = List.of(
            Metric.RATE,
            Metric.P50,
            Metric.P95,
            Metric.NODE_CPU,
            Metric.BEYOND_HASH,
            Metric.DATABASE_CPU,
            Metric.STATEMENTS,
            Metric.ALLOCATED,
            Metric.BYTES);

    private Report() {}

    static String table(List<Figures> all) {
        return table(
                Arrays.asList(Metric.values()),
                all,
                (figures, metric) -> String.format(Locale.ROOT, metric.format, figures.of(metric)));
    }

    /** Each value over the earlier one, as if hashes had cost the same in both runs. */
    static String against(List<Figures> earlier, List<Figures> now) {
        List<Figures> known = now.stream()
                .filter(figures -> earlier.stream().anyMatch(figures::isSameAs))
                .toList();
        return table(COMPARED, known, (figures, metric) -> ratio(before(earlier, figures), figures, metric));
    }

    /** What one server took of each scenario over what another one took, as if hashes had cost the same. */
    static String ratios(List<Figures> all, String base, String other) {
        List<String> rows = new ArrayList<>(List.of(
                "| " + other + " over " + base + " | load | node CPU | database CPU | p50 | p99 |",
                "|---|---|---|---|---|---|"));
        for (Figures figures : all) {
            all.stream()
                    .filter(before ->
                            before.subject().equals(base) && figures.subject().equals(other))
                    .filter(before -> before.scenario().equals(figures.scenario())
                            && before.load().equals(figures.load()))
                    .forEach(before -> rows.add(String.format(
                            Locale.ROOT,
                            "| %s | %s | %s | %s | %s | %s |",
                            figures.scenario(),
                            figures.load(),
                            ratio(before, figures, Metric.NODE_CPU),
                            ratio(before, figures, Metric.DATABASE_CPU),
                            ratio(before, figures, Metric.P50),
                            ratio(before, figures, Metric.P99))));
        }
        return String.join("\n", rows);
    }

    /** What was just measured. */
    static String line(Figures figures) {
        return figures.subject() + ", " + figures.scenario() + ", " + figures.load() + ": "
                + Stream.of(Metric.RATE, Metric.NODE_CPU, Metric.BEYOND_HASH, Metric.ALLOCATED, Metric.HASH_CPU)
                        .map(metric ->
                                metric.title + " " + String.format(Locale.ROOT, metric.format, figures.of(metric)))
                        .collect(Collectors.joining(", "));
    }

    private static Figures before(List<Figures> earlier, Figures now) {
        return earlier.stream().filter(now::isSameAs).findFirst().orElseThrow();
    }

    private static String ratio(Figures before, Figures now, Metric metric) {
        return String.format(Locale.ROOT, "%.2f", metric.calibrated(now) / metric.calibrated(before));
    }

    private interface Cell {
        String of(Figures figures, Metric metric);
    }

    private static String table(List<Metric> metrics, List<Figures> all, Cell cell) {
        List<String> rows = new ArrayList<>();
        rows.add(row(List.of("server", "scenario", "load", "acts", "failed"), metrics, metric -> metric.title));
        rows.add("|---".repeat(5 + metrics.size()) + "|");
        for (Figures figures : all) {
            List<String> begin = List.of(
                    figures.subject(),
                    figures.scenario(),
                    figures.load(),
                    "" + figures.count(),
                    "" + figures.failures());
            rows.add(row(begin, metrics, metric -> cell.of(figures, metric)));
        }
        return String.join("\n", rows);
    }

    private static String row(List<String> begin, List<Metric> metrics, Function<Metric, String> cell) {
        return "| " + String.join(" | ", begin) + " | "
                + metrics.stream().map(cell).collect(Collectors.joining(" | ")) + " |";
    }
}
