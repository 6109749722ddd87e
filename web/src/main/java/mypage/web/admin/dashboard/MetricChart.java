package mypage.web.admin.dashboard;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import mypage.admin.dashboard.MetricInterval;
import mypage.admin.dashboard.TimeScale;

/**
 * A table of metrics, and how a script draws it.
 *
 * @param id the ID of the table's rows in the page
 * @param explained what its metrics mean
 */
public record MetricChart(String id, String title, String explained, List<Column> columns, List<Row> rows) {

    public MetricChart {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** How a column is drawn. */
    enum Drawn {
        BAR,
        LINE,
        NOTHING
    }

    /** The unit of its metrics. */
    enum Unit {
        COUNT,
        PERCENT,
        SECONDS
    }

    public record Column(String title, Drawn drawn, Unit unit, Function<MetricInterval, String> cell) {

        static Column bar(String title, Function<MetricInterval, String> cell) {
            return new Column(title, Drawn.BAR, Unit.COUNT, cell);
        }

        static Column line(String title, Unit unit, Function<MetricInterval, String> cell) {
            return new Column(title, Drawn.LINE, unit, cell);
        }

        static Column text(String title, Function<MetricInterval, String> cell) {
            return new Column(title, Drawn.NOTHING, Unit.COUNT, cell);
        }
    }

    /**
     * @param start when its interval begins
     * @param shortStart the same, short enough to fit below the chart
     */
    public record Row(String start, String shortStart, List<String> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /** One row for each interval, the newest first. */
    static MetricChart of(
            String id,
            String title,
            String explained,
            TimeScale scale,
            List<MetricInterval> intervals,
            List<Column> columns) {
        List<Row> rows = IntStream.rangeClosed(1, intervals.size())
                .mapToObj(back -> intervals.get(intervals.size() - back))
                .map(interval -> new Row(
                        MetricFormat.start(scale, interval.start()),
                        MetricFormat.shortStart(scale, interval.start()),
                        columns.stream()
                                .map(column -> column.cell.apply(interval))
                                .toList()))
                .toList();
        return new MetricChart(id, title, explained, columns, rows);
    }
}
