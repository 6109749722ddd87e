package mypage.web.reauthentication;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import mypage.otp.PendingCode;
import mypage.password.HasherBusy;
import mypage.password.PasswordDenial.WrongPassword;
import mypage.reauthentication.ReauthenticationResult.Closed;
import mypage.reauthentication.ReauthenticationResult.Denied;
import mypage.reauthentication.ReauthenticationResult.OtpRequired;
import mypage.reauthentication.ReauthenticationResult.SessionEnded;
import mypage.reauthentication.ReauthenticationService;
import mypage.web.site.FieldErrors;
import mypage.web.site.SiteCookie;
import mypage.web.site.UserPage;
import mypage.web.user.AttemptCookie;
import mypage.web.user.CurrentUser;
import mypage.web.user.UserRequest;

/** ご本人の確認, first step: the password of the signed-in user. */
@Named
@RequestScoped
public class ReauthenticationBacking {

    @Inject
    ReauthenticationService service;

    @Inject
    Reauthentication reauthentication;

    @Inject
    CurrentUser user;

    @Inject
    UserRequest request;

    @Inject
    FieldErrors errors;

    private String password;

    public String submit() {
        return switch (service.begin(user.signedIn(), password, request.getContext())) {
            case OtpRequired(PendingCode code) -> {
                request.keep(SiteCookie.CONFIRMATION, new AttemptCookie(code.reference(), code.token()).toString());
                yield reauthentication.to(UserPage.CONFIRM_CODE);
            }
            case Denied(WrongPassword()) -> refuse("password", "confirm.denied");
            case Denied(HasherBusy()) -> refuse(null, "password.busy");
            case Closed() -> refuse(null, "otp.over.CLOSED");
            case SessionEnded() -> Reauthentication.ENDED;
        };
    }

    private String refuse(String field, String key) {
        errors.refuse(field, key);
        return null;
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }
}
