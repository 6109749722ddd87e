package mypage.platform;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Metrics in the text format of Prometheus, version 0.0.4. A metric begins with its name, and its values follow. */
public final class MetricText {

    public static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final StringBuilder text = new StringBuilder();
    private String name;

    /** Only grows while the node runs. By convention, its name ends with {@code _total}. */
    public MetricText counter(String metric, String help) {
        return begin(metric, "counter", help);
    }

    /** May grow and shrink. */
    public MetricText gauge(String metric, String help) {
        return begin(metric, "gauge", help);
    }

    private MetricText begin(String metric, String type, String help) {
        name = metric;
        text.append("# HELP ").append(metric).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(metric).append(' ').append(type).append('\n');
        return this;
    }

    /** @param labels names and values in turn */
    public MetricText value(double value, String... labels) {
        text.append(name);
        if (labels.length > 0) {
            text.append(IntStream.range(0, labels.length / 2)
                    .mapToObj(i -> labels[2 * i] + "=\"" + escaped(labels[2 * i + 1]) + '"')
                    .collect(Collectors.joining(",", "{", "}")));
        }
        text.append(' ').append(number(value)).append('\n');
        return this;
    }

    /** The values of a counter by its labels. */
    public MetricText values(List<String> labels, Map<List<String>, Long> counts) {
        counts.forEach((values, count) -> value(
                count,
                IntStream.range(0, labels.size() * 2)
                        .mapToObj(i -> i % 2 == 0 ? labels.get(i / 2) : values.get(i / 2))
                        .toArray(String[]::new)));
        return this;
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? String.valueOf((long) value)
                : String.format(Locale.ROOT, "%.6f", value);
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
