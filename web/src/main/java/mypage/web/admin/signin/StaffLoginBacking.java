package mypage.web.admin.signin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import mypage.admin.signin.CodesClosed;
import mypage.admin.signin.StaffSignInResult.CodeRequired;
import mypage.admin.signin.StaffSignInResult.Denied;
import mypage.admin.signin.StaffSignInService;
import mypage.admin.signin.TooManyAttempts;
import mypage.password.HasherBusy;
import mypage.password.PasswordDenial.WrongPassword;
import mypage.web.admin.site.Labels;
import mypage.web.admin.site.StaffCookie;
import mypage.web.admin.site.StaffPage;
import mypage.web.admin.site.StaffRequest;
import mypage.web.site.FieldErrors;
import mypage.web.site.RetryLater;

/** 運用担当者ログイン: takes the address and the password. */
@Named
@RequestScoped
public class StaffLoginBacking {

    private static final String CODE = StaffPage.LOGIN_CODE.redirect();
    private static final long BUSY_SECONDS = 5;

    @Inject
    StaffSignInService signIn;

    @Inject
    AdmittedStaffAttempt attempt;

    @Inject
    StaffRequest request;

    @Inject
    FieldErrors errors;

    @Inject
    RetryLater retry;

    private String email;
    private String password;

    public String submit() {
        return switch (attempt.find()
                .map(admitted -> signIn.begin(admitted, password, request.context()))
                .orElseGet(() -> signIn.begin(email, password, request.deviceCookies(), request.context()))) {
            case CodeRequired(String token) -> {
                request.keep(StaffCookie.SESSION, token);
                yield CODE;
            }
            case Denied(WrongPassword()) -> refuse(Labels.get("login.denied"));
            case Denied(HasherBusy()) -> {
                retry.after(BUSY_SECONDS, HttpServletResponse.SC_SERVICE_UNAVAILABLE);
                yield refuse(Labels.get("login.busy"));
            }
            case CodesClosed() -> refuse(Labels.get("code.closed"));
            case TooManyAttempts(Instant until) -> refuse(Labels.get("login.delayed", retry.until(until)));
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
