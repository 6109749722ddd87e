package mypage.admin.imports;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Where the accounts of another system are read from, once and line by line. */
interface LegacySource {

    /** In characters; an unclosed quote would make the rest of the file one field. */
    int LONGEST_FIELD = 10_000;

    /** Rows of a query in memory. */
    int FETCH = 5000;

    /** Takes one line: its number, and the value of each column. */
    interface Lines {
        void take(int number, Function<LegacyColumn, String> line) throws SQLException;
    }

    /**
     * Passes on all lines in order.
     *
     * @throws IllegalArgumentException if it is no such source, with a text for the operator
     */
    void forEach(Lines lines) throws IOException, SQLException;

    /** CSV (RFC 4180) in UTF-8. The first line names the columns. */
    static LegacySource csv(InputStream file) {
        return lines -> {
            try (Reader text = new BufferedReader(
                            new InputStreamReader(file, StandardCharsets.UTF_8.newDecoder()), 1 << 16);
                    CsvReader<CsvRecord> records = CsvReader.builder()
                            .maxBufferSize(LONGEST_FIELD)
                            .allowMissingFields(true)
                            .allowExtraFields(true)
                            .ofCsvRecord(text);
                    CloseableIterator<CsvRecord> each = records.iterator()) {
                if (!each.hasNext()) {
                    throw new IllegalArgumentException("the file is empty");
                }
                List<String> names = new ArrayList<>(each.next().getFields());
                names.set(0, names.get(0).replace("\ufeff", ""));
                Map<LegacyColumn, Integer> positions = LegacyColumn.positions(names);
                while (each.hasNext()) {
                    CsvRecord read = each.next();
                    lines.take(
                            (int) read.getStartingLineNumber(), column -> column.in(positions, at -> field(read, at)));
                }
            } catch (UncheckedIOException | CsvParseException | CharacterCodingException e) {
                throw new IllegalArgumentException(
                        e.getCause() instanceof CharacterCodingException ? "the file is not UTF-8" : "no CSV: " + e, e);
            }
        };
    }

    private static String field(CsvRecord read, int at) {
        return at < read.getFieldCount() ? read.getField(at) : "";
    }

    /** The rows of a query in another PostgreSQL, whose columns have the same names. It is only read. */
    static LegacySource query(String url, String password, String sql) {
        return lines -> {
            try (Connection connection = DriverManager.getConnection(url, null, password)) {
                connection.setReadOnly(true);
                connection.setAutoCommit(false);
                try (var statement = connection.createStatement()) {
                    statement.setFetchSize(FETCH);
                    try (ResultSet rows = statement.executeQuery(sql)) {
                        pass(rows, lines);
                    }
                }
            }
        };
    }

    private static void pass(ResultSet rows, Lines lines) throws SQLException {
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
            names.add(rows.getMetaData().getColumnLabel(i));
        }
        Map<LegacyColumn, Integer> positions = LegacyColumn.positions(names);
        for (int number = 1; rows.next(); number++) {
            lines.take(number, column -> column.in(positions, at -> text(rows, at + 1)));
        }
    }

    private static String text(ResultSet rows, int column) {
        try {
            String text = rows.getString(column);
            return text == null ? "" : text;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
