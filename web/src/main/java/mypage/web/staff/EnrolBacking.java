package mypage.web.staff;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import java.util.regex.Pattern;
import mypage.staff.EnrolmentService;
import mypage.staff.EnrolmentStep.Over;
import mypage.staff.EnrolmentStep.Proposed;
import mypage.staff.EnrolmentStep.Refused;
import mypage.web.signin.NewPassword;
import mypage.web.site.FieldErrors;

/** 利用登録, the first step: by the link of a mail a member of staff chooses a password. */
@Named("enrol")
@RequestScoped
public class EnrolBacking {

    static final String PAGE = "/admin/enrol?faces-redirect=true";

    private static final String CODE = "/admin/enrol-code?faces-redirect=true";
    private static final Pattern SECRET = Pattern.compile("[\\w-]{43}");

    @Inject
    EnrolmentService enrolment;

    @Inject
    NewPassword chosen;

    @Inject
    StaffVisit visit;

    @Inject
    FieldErrors errors;

    private Optional<String> invited;

    /** Takes the secret out of the address; the newest link wins, also when it is none. */
    public String open() {
        visit.forget(StaffCookie.PROPOSAL);
        visit.parameter("t")
                .filter(SECRET.asMatchPredicate())
                .ifPresentOrElse(token -> visit.keep(StaffCookie.LINK, token), () -> visit.forget(StaffCookie.LINK));
        return PAGE;
    }

    /** The address of the member who may go on; null when the link is over. */
    public String getEmail() {
        if (invited == null) {
            invited = enrolment.invited(link());
        }
        return invited.orElse(null);
    }

    public String submit() {
        if (!chosen.isTypedTwice()) {
            return null;
        }
        var step = enrolment.choosePassword(link(), chosen.getPassword());
        if (step instanceof Proposed proposed) {
            visit.keep(StaffCookie.PROPOSAL, proposed.proposal().sealed());
            return CODE;
        }
        if (step instanceof Over) {
            return PAGE;
        }
        if (step instanceof Refused refused) {
            chosen.refuse(refused.why());
        } else {
            errors.add(null, Labels.get("login.busy"));
        }
        return null;
    }

    private String link() {
        return visit.cookie(StaffCookie.LINK).orElse("");
    }
}
