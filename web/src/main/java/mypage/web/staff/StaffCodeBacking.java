package mypage.web.staff;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.function.Function;
import mypage.otp.CodeRefusal.MalformedCode;
import mypage.otp.CodeRefusal.WrongCode;
import mypage.staff.Delayed;
import mypage.staff.Over;
import mypage.staff.StaffCodeResult;
import mypage.staff.StaffCodeResult.CodeRefused;
import mypage.staff.StaffCodeResult.SignedIn;
import mypage.staff.StaffSignInService;
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
        return proceed(
                signIn.submitCode(token(), code, visit.getClient()),
                session -> visit.leadBack(session, HOME),
                Labels.get("code.malformed"));
    }

    public String submitRecovery() {
        return proceed(
                signIn.submitRecoveryCode(token(), code, visit.getClient()),
                session -> ME,
                Labels.get("recovery.malformed"));
    }

    private String proceed(StaffCodeResult result, Function<String, String> next, String malformed) {
        return switch (result) {
            case SignedIn(String session, String known) -> {
                visit.keep(session, known);
                yield next.apply(session);
            }
            case CodeRefused(MalformedCode()) -> refuse(FIELD, malformed);
            case CodeRefused(WrongCode(int triesLeft)) -> refuse(FIELD, Labels.get("code.wrong", triesLeft));
            case Delayed(Instant until) -> refuse(null, Labels.get("code.delayed", retry.until(until)));
            case Over() -> AGAIN;
        };
    }

    private String refuse(String field, String why) {
        errors.add(field, why);
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
