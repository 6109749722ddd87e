package mypage.web.admin.imports;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.util.Objects;
import mypage.admin.imports.ImportService;
import mypage.admin.imports.ImportUploadResult.Refused;
import mypage.admin.imports.ImportUploadResult.Taken;
import mypage.platform.CsvFile.Problem;
import mypage.web.admin.site.Labels;
import mypage.web.admin.site.StaffPage;
import mypage.web.admin.site.StaffRequest;
import mypage.web.site.FieldErrors;

/**
 * Takes a file. The server has stored it on disk, from where it is read in small pieces, and deletes it after the
 * answer.
 */
@Named
@RequestScoped
public class ImportNewBacking {

    private static final String FILE = "file";

    @Inject
    ImportService imports;

    @Inject
    StaffRequest staff;

    @Inject
    FieldErrors errors;

    @Inject
    HttpServletRequest request;

    /** For a POST only. */
    public String upload() throws IOException, ServletException {
        var type = Objects.requireNonNullElse(request.getContentType(), "");
        var file = type.startsWith("multipart/form-data") ? request.getPart(FILE) : null;
        if (file == null
                || Objects.requireNonNullElse(file.getSubmittedFileName(), "").isBlank()) {
            errors.add(FILE, Labels.get("import.file.missing"));
            return null;
        }
        return take(file);
    }

    private String take(Part file) {
        return switch (imports.upload(
                name(file.getSubmittedFileName()), file.getSize(), file::getInputStream, staff.context())) {
            case Taken(long id) -> StaffPage.IMPORT.redirect(id) + "&done=uploaded";
            case Refused(Problem why) -> {
                errors.add(FILE, ImportTexts.problem(why));
                yield null;
            }
        };
    }

    /** Some browsers send the folder too. */
    private static String name(String path) {
        return path.replaceAll("(?s).*[/\\\\]", "").replaceAll("\\p{Cc}", " ");
    }
}
