package mypage.web.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.faces.context.FacesContext;
import jakarta.json.Json;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.util.Locale;
import java.util.Map;
import mypage.export.ExportedData;
import mypage.export.ExportedData.Section;
import mypage.platform.CsvCell;

/** The formats of a file with the data of an account. */
public enum ExportFile {
    JSON("application/json") {
        @Override
        void write(ExportedData data, Writer out) {
            var file = Json.createObjectBuilder();
            for (Section section : data.sections()) {
                var entries = Json.createArrayBuilder();
                for (Map<String, String> fields : section.entries()) {
                    var entry = Json.createObjectBuilder();
                    fields.forEach(entry::add);
                    entries.add(entry);
                }
                file.add(section.name(), entries);
            }
            Json.createWriter(out).write(file.build());
        }
    },
    /** A line for each value, since the sections have different fields. */
    CSV("text/csv; charset=UTF-8") {
        @Override
        void write(ExportedData data, Writer out) throws IOException {
            out.write(BYTE_ORDER_MARK);
            var csv = CsvWriter.builder().build(out);
            csv.writeRecord("section", "number", "field", "value");
            for (Section section : data.sections()) {
                int number = 0;
                for (Map<String, String> fields : section.entries()) {
                    String entry = Integer.toString(++number);
                    fields.forEach((field, value) -> csv.writeRecord(section.name(), entry, field, CsvCell.of(value)));
                }
            }
            csv.flush();
        }
    };

    private static final String BYTE_ORDER_MARK = "\ufeff";

    private final String type;

    ExportFile(String type) {
        this.type = type;
    }

    abstract void write(ExportedData data, Writer out) throws IOException;

    /** Answers the request with the file. */
    public void send(ExportedData data, String name, FacesContext faces) throws IOException {
        var response = faces.getExternalContext();
        response.setResponseContentType(type);
        response.setResponseHeader(
                "Content-Disposition", "attachment; filename=\"" + name + "." + name().toLowerCase(Locale.ROOT) + "\"");
        var out = new OutputStreamWriter(response.getResponseOutputStream(), UTF_8);
        write(data, out);
        out.flush();
        faces.responseComplete();
    }
}
