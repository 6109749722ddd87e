package mypage.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What has become worse than measurements scatter. */
final class Regression {
    /** At most so many times the earlier figure, measured on the same machine. */
    static final Map<Metric, Double> SAME_MACHINE = Map.of(Metric.BEYOND_HASH, 1.15, Metric.ALLOCATED, 1.05);

    /** On another machine a page takes another part of the time of a hash, which is bound by memory. */
    static final Map<Metric, Double> ANY_MACHINE = Map.of(Metric.BEYOND_HASH, 1.5, Metric.ALLOCATED, 1.1);

    private Regression() {}

    static List<String> find(List<Figures> earlier, List<Figures> now, Map<Metric, Double> bounds) {
        List<String> worse = new ArrayList<>();
        for (Figures before : earlier) {
            now.stream().filter(before::isSameAs).forEach(figures -> worse.addAll(find(before, figures, bounds)));
        }
        return worse;
    }

    private static List<String> find(Figures before, Figures now, Map<Metric, Double> bounds) {
        return bounds.entrySet().stream()
                .filter(bound -> ratio(bound.getKey(), before, now) > bound.getValue())
                .map(bound -> String.format(
                        Locale.ROOT,
                        "%s, %s: %s is %.2f times the earlier %.1f, at most %.2f is allowed",
                        now.subject(),
                        now.scenario(),
                        bound.getKey().title,
                        ratio(bound.getKey(), before, now),
                        before.of(bound.getKey()),
                        bound.getValue()))
                .toList();
    }

    private static double ratio(Metric metric, Figures before, Figures now) {
        return metric.calibrated(now) / metric.calibrated(before);
    }
}
