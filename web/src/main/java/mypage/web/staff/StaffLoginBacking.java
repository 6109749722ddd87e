package mypage.web.staff;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletResponse;
import mypage.staff.StaffSignInService;
import mypage.staff.StaffSignInStep;
import mypage.staff.StaffSignInStep.Busy;
import mypage.staff.StaffSignInStep.CodeRequired;
import mypage.staff.StaffSignInStep.Delayed;
import mypage.web.signin.RetryLater;
import mypage.web.site.FieldErrors;

/** 運用担当者ログイン: address and password. */
@Named("staffLogin")
@RequestScoped
public class StaffLoginBacking {

    private static final String CODE = "/admin/login-code?faces-redirect=true";
    private static final long BUSY_SECONDS = 5;

    @Inject
    StaffSignInService signIn;

    @Inject
    StaffVisit visit;

    @Inject
    FieldErrors errors;

    @Inject
    RetryLater retry;

    private String email;
    private String password;

    public String submit() {
        var step = signIn.begin(email, password, visit.browser(), visit.getClient());
        if (step instanceof CodeRequired required) {
            visit.keep(StaffCookie.SESSION, required.token());
            return CODE;
        }
        errors.add(null, refusal(step));
        return null;
    }

    private String refusal(StaffSignInStep step) {
        if (step instanceof Busy) {
            retry.after(BUSY_SECONDS, HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            return Labels.get("login.busy");
        }
        return step instanceof Delayed delay
                ? Labels.get("login.delayed", retry.until(delay.until()))
                : Labels.get("login.denied");
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = email;
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }
}
