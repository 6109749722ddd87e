package mypage.web.figures;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import mypage.figures.Scale;
import mypage.figures.Span;

/**
 * A table of figures, and how a script draws it.
 *
 * @param id of the table's rows in the page
 * @param explained what its figures are
 */
public record FigureChart(String id, String title, String explained, List<Column> columns, List<Row> rows) {

    public FigureChart {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** What is drawn of a column. */
    enum Drawn {
        BAR,
        LINE,
        NOTHING
    }

    /** What its figures are. */
    enum Unit {
        COUNT,
        PERCENT,
        SECONDS
    }

    public record Column(String title, Drawn drawn, Unit unit, Function<Span, String> cell) {

        static Column bar(String title, Function<Span, String> cell) {
            return new Column(title, Drawn.BAR, Unit.COUNT, cell);
        }

        static Column line(String title, Unit unit, Function<Span, String> cell) {
            return new Column(title, Drawn.LINE, unit, cell);
        }

        static Column text(String title, Function<Span, String> cell) {
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
    static FigureChart of(
            String id, String title, String explained, Scale scale, List<Span> spans, List<Column> columns) {
        List<Row> rows = IntStream.rangeClosed(1, spans.size())
                .mapToObj(back -> spans.get(spans.size() - back))
                .map(span -> new Row(
                        FigureFormat.start(scale, span.start()),
                        FigureFormat.shortStart(scale, span.start()),
                        columns.stream().map(column -> column.cell.apply(span)).toList()))
                .toList();
        return new FigureChart(id, title, explained, columns, rows);
    }
}
