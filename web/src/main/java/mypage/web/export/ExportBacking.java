package mypage.web.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.Json;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.util.Map;
import java.util.Optional;
import mypage.export.ExportService;
import mypage.export.ExportedData;
import mypage.export.ExportedData.Section;
import mypage.platform.CsvCell;
import mypage.web.reauthentication.Reauthentication;
import mypage.web.user.CurrentUser;
import mypage.web.user.UserRequest;

/** 登録内容のダウンロード: what the service holds about the account, as JSON or CSV. */
@Named
@RequestScoped
public class ExportBacking {

    private static final String BYTE_ORDER_MARK = "\ufeff";

    @Inject
    ExportService exports;

    @Inject
    Reauthentication reauthentication;

    @Inject
    CurrentUser user;

    @Inject
    UserRequest request;

    @Inject
    FacesContext faces;

    private interface Format {
        void write(ExportedData data, Writer out) throws IOException;
    }

    public String json() throws IOException {
        return download("application/json", "json", ExportBacking::writeJson);
    }

    public String csv() throws IOException {
        return download("text/csv; charset=UTF-8", "csv", ExportBacking::writeCsv);
    }

    private String download(String type, String extension, Format format) throws IOException {
        Optional<ExportedData> data = exports.export(user.signedIn(), request.getContext());
        if (data.isEmpty()) {
            // Reloaded, the page asks for reauthentication.
            return reauthentication.back();
        }
        var response = faces.getExternalContext();
        response.setResponseContentType(type);
        response.setResponseHeader("Content-Disposition", "attachment; filename=\"mypage." + extension + "\"");
        var out = new OutputStreamWriter(response.getResponseOutputStream(), UTF_8);
        format.write(data.get(), out);
        out.flush();
        faces.responseComplete();
        return null;
    }

    private static void writeJson(ExportedData data, Writer out) {
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

    /** A line for each value, since the sections have different fields. */
    private static void writeCsv(ExportedData data, Writer out) throws IOException {
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
}
