package mypage.web.admin.site;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import mypage.admin.staff.ActReasonService;
import mypage.platform.ActReason;
import mypage.platform.ActReason.Kind;
import mypage.web.site.FieldErrors;

/** Asks on the page of an action why the member acts, and at which office. */
@Named
@RequestScoped
public class ActionReason {

    private static final String KIND = "reason";
    private static final String NOTE = "note";
    private static final String OFFICE = "office";

    @Inject
    ActReasonService reasons;

    @Inject
    StaffRequest staff;

    @Inject
    FieldErrors errors;

    /** Whether the form says why, so that the audit trail learns of it; otherwise errors are reported. */
    public boolean isGiven() {
        if (kind().isEmpty()) {
            errors.add(KIND, Labels.get("reason.missing"));
        }
        if (kind().filter(Kind.OTHER::equals).isPresent() && getNote().isEmpty()) {
            errors.add(NOTE, Labels.get("reason.note.missing"));
        }
        var office = staff.parameter(OFFICE);
        if (office.isEmpty()) {
            errors.add(OFFICE, Labels.get("reason.office.missing"));
        }
        boolean given = errors.getAll().isEmpty();
        if (given) {
            staff.because(new ActReason(kind().get(), getNote(), office.get()));
        }
        return given;
    }

    private Optional<Kind> kind() {
        return Choice.find(Kind.values(), staff.parameter(KIND));
    }

    public List<Choice> getKinds() {
        return Choice.of(Kind.values(), ReasonLabels::of, kind());
    }

    public String getNote() {
        return staff.parameter(NOTE).orElse("");
    }

    /** What was typed, or else what the member typed last time. */
    public String getOffice() {
        return staff.isPosted()
                ? staff.parameter(OFFICE).orElse("")
                : reasons.lastOffice(staff.signedIn()).orElse("");
    }
}
