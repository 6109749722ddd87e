package mypage.web.admin.users;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.Optional;
import mypage.admin.users.DisclosureService;
import mypage.platform.JapaneseTime;
import mypage.web.admin.site.Labels;
import mypage.web.admin.site.NotFoundAnswer;
import mypage.web.admin.site.StaffRequest;
import mypage.web.export.ExportFile;

/** The data of an account for a request of disclosure, once a second member approved it. */
@Named
@RequestScoped
public class DisclosureBacking {

    @Inject
    DisclosureService disclosures;

    @Inject
    StaffRequest staff;

    @Inject
    NotFoundAnswer answer;

    @Inject
    FacesContext faces;

    /** Until when the member may download the data of the account of the page, in words; null if not now. */
    public String getUntil() {
        return staff.number("of")
                .flatMap(id -> disclosures.grantedUntil(id, staff.context()))
                .map(until -> Labels.get("disclosure.until", JapaneseTime.dateTime(until)))
                .orElse(null);
    }

    /** Sends the file. */
    public String download() throws IOException {
        ExportFile format =
                staff.parameter("format").filter("csv"::equals).isPresent() ? ExportFile.CSV : ExportFile.JSON;
        Optional<Long> id = staff.number("of");
        var data = id.flatMap(of -> disclosures.disclose(of, staff.context()));
        if (data.isEmpty()) {
            return answer.notFound();
        }
        format.send(data.get(), "account-" + id.get(), faces);
        return null;
    }
}
