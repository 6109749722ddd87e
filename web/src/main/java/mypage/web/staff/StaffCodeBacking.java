package mypage.web.staff;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import mypage.staff.StaffSignInService;
import mypage.staff.StaffSignInStep;
import mypage.staff.StaffSignInStep.Delayed;
import mypage.staff.StaffSignInStep.Over;
import mypage.staff.StaffSignInStep.SignedIn;
import mypage.staff.StaffSignInStep.WrongCode;
import mypage.web.signin.RetryLater;
import mypage.web.site.FieldErrors;

/** The second factor of staff: a code of the authenticator app, or on a page of its own a recovery code. */
@Named("staffCode")
@RequestScoped
public class StaffCodeBacking {

    private static final String FIELD = "code";
    private static final String HOME = "/admin/home?faces-redirect=true";

    /** Says how many recovery codes are left. */
    private static final String ME = "/admin/me?faces-redirect=true&recovered=1";

    private static final String AGAIN = "/admin/login?faces-redirect=true&over=1";

    @Inject
    StaffSignInService signIn;

    @Inject
    StaffVisit visit;

    @Inject
    FieldErrors errors;

    @Inject
    RetryLater retry;

    private String code;

    /** Who has not typed a password, or too long ago, begins with that. */
    public String open() {
        return signIn.isWaiting(token()) ? null : AGAIN;
    }

    public String submit() {
        var step = signIn.submitCode(token(), code, visit.getClient());
        var next = proceed(step, HOME, Labels.get("code.malformed"));
        return step instanceof SignedIn signedIn ? visit.leadBack(signedIn.token(), next) : next;
    }

    public String submitRecovery() {
        return proceed(
                signIn.submitRecoveryCode(token(), code, visit.getClient()), ME, Labels.get("recovery.malformed"));
    }

    private String proceed(StaffSignInStep step, String next, String malformed) {
        if (step instanceof SignedIn signedIn) {
            visit.keep(signedIn.token(), signedIn.known());
            return next;
        }
        if (step instanceof Over) {
            return AGAIN;
        }
        if (step instanceof Delayed delay) {
            errors.add(null, Labels.get("code.delayed", retry.until(delay.until())));
        } else {
            errors.add(
                    FIELD, step instanceof WrongCode wrong ? Labels.get("code.wrong", wrong.triesLeft()) : malformed);
        }
        code = null;
        return null;
    }

    private String token() {
        return visit.cookie(StaffCookie.SESSION).orElse("");
    }

    public String getCode() {
        return code;
    }

    public void setCode(String code) {
        this.code = code;
    }
}
