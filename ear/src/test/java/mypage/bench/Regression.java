package mypage.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What has become worse than measurements scatter. */
final class Regression {
    /** At most so many times the earlier figure. Statements are asserted exactly by another test. */
    private static final Map<Metric, Double> BOUNDS = Map.of(Metric.BEYOND_HASH, 1.15, Metric.ALLOCATED, 1.05);

    private Regression() {}

    static List<String> find(List<Figures> earlier, List<Figures> now) {
        List<String> worse = new ArrayList<>();
        for (Figures before : earlier) {
            now.stream().filter(before::isSameAs).forEach(figures -> worse.addAll(find(before, figures)));
        }
        return worse;
    }

    private static List<String> find(Figures before, Figures now) {
        return BOUNDS.entrySet().stream()
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
