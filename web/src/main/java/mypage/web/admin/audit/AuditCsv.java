package mypage.web.admin.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.util.Collections;
import java.util.List;
import mypage.platform.CsvCell;

/**
 * Writes audit events as CSV (RFC 4180) to a stream, which it leaves open; in UTF-8 with the byte order mark that
 * spreadsheets want. The last line says why the file ends: a file without it is incomplete.
 */
final class AuditCsv {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final OutputStreamWriter stream;
    private final CsvWriter csv;
    private long written;

    AuditCsv(OutputStream output) throws IOException {
        stream = new OutputStreamWriter(output, UTF_8);
        stream.write(BYTE_ORDER_MARK);
        csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(stream);
        csv.writeRecord(AuditRow.headings());
    }

    /** Flushes the rows, so that the download visibly proceeds. */
    void write(List<AuditRow> rows) throws IOException {
        rows.forEach(
                row -> csv.writeRecord(row.cells().stream().map(CsvCell::of).toList()));
        written += rows.size();
        csv.flush();
    }

    long written() {
        return written;
    }

    void end(String why) throws IOException {
        List<String> last = new java.util.ArrayList<>(
                Collections.nCopies(AuditRow.headings().size(), ""));
        last.set(0, why);
        csv.writeRecord(last);
        csv.flush();
    }
}
