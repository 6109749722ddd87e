package mypage.web.admin.announcements;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.util.List;
import mypage.admin.announcements.OtpPilotService;
import mypage.admin.announcements.OtpPilotService.ListResult.Bad;
import mypage.admin.announcements.OtpPilotService.ListResult.Good;
import mypage.admin.announcements.OtpPilotService.ListResult.Refused;
import mypage.web.admin.imports.BadLineTexts;
import mypage.web.admin.site.Labels;
import mypage.web.admin.site.StaffPage;
import mypage.web.admin.site.StaffRequest;
import mypage.web.admin.site.UploadedFile;
import mypage.web.site.FieldErrors;

/** Takes a file of accounts that are to be asked for one-time passwords before the launch date. */
@Named
@RequestScoped
public class PilotListBacking {

    @Inject
    OtpPilotService service;

    @Inject
    StaffRequest staff;

    @Inject
    FieldErrors errors;

    @Inject
    HttpServletRequest request;

    private String good;
    private List<String> bad = List.of();

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
        boolean adds = staff.parameter("add").isPresent();
        var result = adds
                ? service.addToLists(file.getSize(), file::getInputStream, staff.context())
                : service.checkList(file.getSize(), file::getInputStream);
        switch (result) {
            case Good found
            when adds -> {
                return StaffPage.PILOT.redirect() + "&added=" + found.added();
            }
            case Good found -> good = Labels.get("pilot.list.good", found.lines(), found.added());
            case Bad(var lines) -> {
                errors.add(UploadedFile.FIELD, Labels.get("pilot.list.bad", lines.size()));
                bad = BadLineTexts.of(lines);
            }
            case Refused(var why) ->
                errors.add(UploadedFile.FIELD, BadLineTexts.problem(why, OtpPilotService.MOST_LINES));
        }
        return null;
    }
}
