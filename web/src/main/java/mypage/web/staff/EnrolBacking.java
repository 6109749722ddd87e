package mypage.web.staff;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import java.util.regex.Pattern;
import mypage.account.Busy;
import mypage.account.PasswordRefusal.Weak;
import mypage.account.Weakness;
import mypage.staff.EnrolmentPasswordResult;
import mypage.staff.EnrolmentPasswordResult.Proposal;
import mypage.staff.EnrolmentService;
import mypage.staff.Over;
import mypage.staff.Refused;
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
        return chosen.isTypedTwice() ? judge(enrolment.choosePassword(link(), chosen.getPassword())) : null;
    }

    private String judge(EnrolmentPasswordResult result) {
        return switch (result) {
            case Proposal proposal -> {
                visit.keep(StaffCookie.PROPOSAL, proposal.sealed());
                yield CODE;
            }
            case Refused(Weak(Weakness why)) -> {
                chosen.refuse(why);
                yield null;
            }
            case Refused(Busy()) -> {
                errors.add(null, Labels.get("login.busy"));
                yield null;
            }
            case Over() -> PAGE;
        };
    }

    private String link() {
        return visit.cookie(StaffCookie.LINK).orElse("");
    }
}
