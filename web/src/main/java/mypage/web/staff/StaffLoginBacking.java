package mypage.web.staff;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import mypage.account.Busy;
import mypage.account.PasswordDenial.WrongPassword;
import mypage.staff.Delayed;
import mypage.staff.StaffSignInResult.CodeRequired;
import mypage.staff.StaffSignInResult.Denied;
import mypage.staff.StaffSignInService;
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
        return switch (signIn.begin(email, password, visit.browser(), visit.getClient())) {
            case CodeRequired(String token) -> {
                visit.keep(StaffCookie.SESSION, token);
                yield CODE;
            }
            case Denied(WrongPassword()) -> refuse(Labels.get("login.denied"));
            case Denied(Busy()) -> {
                retry.after(BUSY_SECONDS, HttpServletResponse.SC_SERVICE_UNAVAILABLE);
                yield refuse(Labels.get("login.busy"));
            }
            case Delayed(Instant until) -> refuse(Labels.get("login.delayed", retry.until(until)));
        };
    }

    private String refuse(String why) {
        errors.add(null, why);
        return null;
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
