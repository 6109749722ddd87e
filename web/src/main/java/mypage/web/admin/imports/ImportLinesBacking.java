package mypage.web.admin.imports;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.util.Optional;
import mypage.admin.imports.BadLine;
import mypage.admin.imports.ImportService;
import mypage.platform.CsvCell;
import mypage.platform.Slice;
import mypage.web.admin.site.Labels;
import mypage.web.admin.site.StaffRequest;

/**
 * Sends the lines that lead to no invitation as a CSV file, which can be corrected and uploaded again. The download is
 * audited, as it holds many addresses. It is written a slice at a time.
 */
@Named
@RequestScoped
public class ImportLinesBacking {

    private static final String BYTE_ORDER_MARK = "\ufeff";

    @Inject
    ImportService imports;

    @Inject
    ImportBacking backing;

    @Inject
    ImportTexts texts;

    @Inject
    StaffRequest staff;

    @Inject
    FacesContext faces;

    public String download() throws IOException {
        if (backing.open() != null) {
            return backing.open();
        }
        var lines = imports.export(backing.getOf().id(), staff.context());
        var response = faces.getExternalContext();
        response.setResponseContentType("text/csv; charset=UTF-8");
        response.setResponseHeader(
                "Content-Disposition",
                "attachment; filename=\"import-" + backing.getOf().id() + ".csv\"");
        write(lines, response.getResponseOutputStream());
        faces.responseComplete();
        return null;
    }

    private void write(Slice<BadLine> first, OutputStream out) throws IOException {
        var text = new OutputStreamWriter(out, UTF_8);
        text.write(BYTE_ORDER_MARK);
        var csv = CsvWriter.builder().build(text);
        csv.writeRecord(
                Labels.get("import.line"),
                Labels.get("import.reason"),
                Labels.get("import.service"),
                Labels.get("import.email"));
        for (var slice = Optional.of(first); slice.isPresent(); slice = next(slice.get())) {
            slice.get().rows().forEach(line -> write(line, csv));
        }
        csv.flush();
    }

    private void write(BadLine line, CsvWriter csv) {
        csv.writeRecord(
                String.valueOf(line.line()),
                texts.reason(line),
                CsvCell.of(texts.service(line)),
                CsvCell.of(line.email()));
    }

    private Optional<Slice<BadLine>> next(Slice<BadLine> slice) {
        return slice.next()
                .map(Integer::valueOf)
                .map(line -> imports.exportMore(backing.getOf().id(), line));
    }
}
