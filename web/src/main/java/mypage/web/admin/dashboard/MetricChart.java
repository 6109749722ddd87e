package mypage.web.admin.dashboard;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import mypage.admin.dashboard.MetricInterval;
import mypage.admin.dashboard.TimeScale;

/**
 * A table of metrics, and how a script draws it.
 *
 * @param id of the table's rows in the page
 * @param explained what its metrics mean
 */
public record MetricChart(String id, String title, String explained, List<Column> columns, List<Row> rows) {

    public MetricChart {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** What is drawn of a column. */
    enum Drawn {
        BAR,
        LINE,
        NOTHING
    }

    /** What its metrics are counted in. */
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
     * @param start of its time
     * @param shortStart the same as it fits below the chart
     */
    public record Row(String start, String shortStart, List<String> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /** A row for each span, the newest first. */
    static MetricChart of(
            String id,
            String title,
            String explained,
            TimeScale scale,
            List<MetricInterval> spans,
            List<Column> columns) {
        List<Row> rows = IntStream.rangeClosed(1, spans.size())
                .mapToObj(back -> spans.get(spans.size() - back))
                .map(span -> new Row(
                        MetricFormat.start(scale, span.start()),
                        MetricFormat.shortStart(scale, span.start()),
                        columns.stream().map(column -> column.cell.apply(span)).toList()))
                .toList();
        return new MetricChart(id, title, explained, columns, rows);
    }
}
