package mypage.web.reauthentication;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import mypage.password.HasherBusy;
import mypage.password.PasswordDenial.WrongPassword;
import mypage.signin.Closed;
import mypage.signin.Denied;
import mypage.signin.OtpRequired;
import mypage.signin.ReauthenticationResult.SessionEnded;
import mypage.signin.ReauthenticationService;
import mypage.web.site.FieldErrors;
import mypage.web.site.SiteCookie;
import mypage.web.site.UserPage;
import mypage.web.user.AttemptCookie;
import mypage.web.user.CurrentUser;
import mypage.web.user.UserRequest;

/** ご本人の確認, first step: the password of who is signed in. */
@Named
@RequestScoped
public class ReauthenticationBacking {

    @Inject
    ReauthenticationService confirmation;

    @Inject
    Reauthentication stepUp;

    @Inject
    CurrentUser user;

    @Inject
    UserRequest request;

    @Inject
    FieldErrors errors;

    private String password;

    public String submit() {
        return switch (confirmation.begin(user.signedIn(), password, request.getContext())) {
            case OtpRequired otp -> {
                request.keep(
                        SiteCookie.CONFIRMATION, new AttemptCookie(otp.reference(), otp.attemptToken()).toString());
                yield stepUp.to(UserPage.CONFIRM_CODE);
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
