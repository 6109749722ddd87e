package mypage.web.admin.users;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import mypage.admin.users.BulkActKind;
import mypage.admin.users.BulkActResult;
import mypage.admin.users.BulkActResult.Asked;
import mypage.admin.users.BulkActResult.Bad;
import mypage.admin.users.BulkActResult.Good;
import mypage.admin.users.BulkActResult.Refused;
import mypage.admin.users.BulkActResult.Started;
import mypage.admin.users.BulkActService;
import mypage.web.admin.imports.BadLineTexts;
import mypage.web.admin.site.ActionReason;
import mypage.web.admin.site.Choice;
import mypage.web.admin.site.Labels;
import mypage.web.admin.site.StaffPage;
import mypage.web.admin.site.StaffRequest;
import mypage.web.admin.site.UploadedFile;
import mypage.web.site.FieldErrors;

/** Takes a file of accounts, what is to be done to them, and why. */
@Named
@RequestScoped
public class BulkNewBacking {

    private static final String KIND = "kind";

    @Inject
    BulkActService acts;

    @Inject
    StaffRequest staff;

    @Inject
    ActionReason reason;

    @Inject
    FieldErrors errors;

    @Inject
    HttpServletRequest request;

    private String good;
    private List<String> bad = List.of();

    public List<Choice> getKinds() {
        return Choice.of(BulkActKind.values(), kind -> Labels.get("bulk." + kind), kind());
    }

    private Optional<BulkActKind> kind() {
        return Choice.find(BulkActKind.values(), staff.parameter(KIND));
    }

    /** What the check of a good file found; otherwise null. */
    public String getGood() {
        return good;
    }

    public List<String> getBad() {
        return List.copyOf(bad);
    }

    /** For a POST only. */
    public String upload() throws IOException, ServletException {
        Part file = UploadedFile.in(request).orElse(null);
        if (file == null) {
            errors.add(UploadedFile.FIELD, Labels.get("import.file.missing"));
            return null;
        }
        if (staff.parameter("begin").isEmpty()) {
            return told(acts.check(file.getSize(), file::getInputStream));
        }
        if (kind().isEmpty()) {
            errors.add(KIND, Labels.get("bulk.kind.missing"));
        }
        return reason.isGiven()
                ? told(acts.begin(
                        kind().orElseThrow(),
                        UploadedFile.name(file),
                        file.getSize(),
                        file::getInputStream,
                        staff.context()))
                : null;
    }

    private String told(BulkActResult result) {
        return switch (result) {
            case Good(int accounts, boolean needsApproval) -> {
                good = needsApproval ? Labels.get("bulk.good.second", accounts) : Labels.get("bulk.good", accounts);
                yield null;
            }
            case Started() -> StaffPage.BULK.redirect() + "&started=1";
            case Asked() -> StaffPage.BULK.redirect() + "&asked=1";
            case Bad(var lines) -> {
                errors.add(UploadedFile.FIELD, Labels.get("bulk.bad", lines.size()));
                bad = BadLineTexts.of(lines);
                yield null;
            }
            case Refused(var why) -> {
                errors.add(UploadedFile.FIELD, BadLineTexts.problem(why, BulkActService.MOST_LINES));
                yield null;
            }
        };
    }
}
