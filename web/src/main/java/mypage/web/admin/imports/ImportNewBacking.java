package mypage.web.admin.imports;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import mypage.admin.imports.ImportService;
import mypage.admin.imports.ImportUploadResult.Refused;
import mypage.admin.imports.ImportUploadResult.Taken;
import mypage.platform.CsvFile.Problem;
import mypage.web.admin.site.Labels;
import mypage.web.admin.site.StaffPage;
import mypage.web.admin.site.StaffRequest;
import mypage.web.admin.site.UploadedFile;
import mypage.web.site.FieldErrors;

/**
 * Takes a file. The server has stored it on disk, from where it is read in small pieces, and deletes it after the
 * answer.
 */
@Named
@RequestScoped
public class ImportNewBacking {

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
        var file = UploadedFile.in(request);
        if (file.isEmpty()) {
            errors.add(UploadedFile.FIELD, Labels.get("import.file.missing"));
            return null;
        }
        return take(file.get());
    }

    private String take(Part file) {
        return switch (imports.upload(UploadedFile.name(file), file.getSize(), file::getInputStream, staff.context())) {
            case Taken(long id) -> StaffPage.IMPORT.redirect(id) + "&done=uploaded";
            case Refused(Problem why) -> {
                errors.add(UploadedFile.FIELD, ImportTexts.problem(why));
                yield null;
            }
        };
    }
}
