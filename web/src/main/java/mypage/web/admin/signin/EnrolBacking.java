package mypage.web.admin.signin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import mypage.admin.signin.EnrolmentPasswordResult;
import mypage.admin.signin.EnrolmentPasswordResult.Proposal;
import mypage.admin.signin.EnrolmentService;
import mypage.admin.signin.PasswordRefused;
import mypage.admin.signin.StartOver;
import mypage.password.HasherBusy;
import mypage.password.PasswordRefusal.Weak;
import mypage.password.PasswordWeakness;
import mypage.web.admin.site.Labels;
import mypage.web.admin.site.StaffCookie;
import mypage.web.admin.site.StaffPage;
import mypage.web.admin.site.StaffRequest;
import mypage.web.site.FieldErrors;
import mypage.web.site.MailedSecret;
import mypage.web.site.NewPasswordForm;

/** 利用登録, the first step: a member of staff opens the link in a mail and chooses a password. */
@Named
@RequestScoped
public class EnrolBacking {

    static final String PAGE = StaffPage.ENROL.redirect();

    private static final String CODE = StaffPage.ENROL_CODE.redirect();

    @Inject
    EnrolmentService enrolment;

    @Inject
    NewPasswordForm chosen;

    @Inject
    StaffRequest request;

    @Inject
    FieldErrors errors;

    private Optional<String> invited;

    /** Moves the secret from the address to a cookie; the newest link wins, even if it is invalid. */
    public String open() {
        request.forget(StaffCookie.PROPOSAL);
        request.parameter("t")
                .flatMap(MailedSecret::of)
                .ifPresentOrElse(
                        token -> request.keep(StaffCookie.LINK, token), () -> request.forget(StaffCookie.LINK));
        return PAGE;
    }

    /** The address of the invited member; null if the link is no longer valid. */
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
                request.keep(StaffCookie.PROPOSAL, proposal.sealed());
                yield CODE;
            }
            case PasswordRefused(Weak(PasswordWeakness why)) -> {
                chosen.refuse(why);
                yield null;
            }
            case PasswordRefused(HasherBusy()) -> {
                errors.add(null, Labels.get("login.busy"));
                yield null;
            }
            case StartOver() -> PAGE;
        };
    }

    private String link() {
        return request.cookie(StaffCookie.LINK).orElse("");
    }
}
