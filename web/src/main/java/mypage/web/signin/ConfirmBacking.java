package mypage.web.signin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import mypage.account.Busy;
import mypage.account.PasswordDenial.WrongPassword;
import mypage.signin.Closed;
import mypage.signin.Denied;
import mypage.signin.OtpRequired;
import mypage.signin.ReauthenticationResult.SessionEnded;
import mypage.signin.StepUpService;
import mypage.web.site.BrowserCookie;
import mypage.web.site.FieldErrors;
import mypage.web.site.Visit;

/** ご本人の確認, first step: the password of who is signed in. */
@Named
@RequestScoped
public class ConfirmBacking {

    @Inject
    StepUpService confirmation;

    @Inject
    StepUp stepUp;

    @Inject
    CurrentUser user;

    @Inject
    Visit visit;

    @Inject
    FieldErrors errors;

    private String password;

    public String submit() {
        return switch (confirmation.begin(user.signedIn(), password, visit.getClient())) {
            case OtpRequired otp -> {
                visit.keep(
                        BrowserCookie.CONFIRMATION, new AttemptCookie(otp.reference(), otp.attemptToken()).toString());
                yield stepUp.to("confirm-code");
            }
            case Denied(WrongPassword()) -> refuse("password", "confirm.denied");
            case Denied(Busy()) -> refuse(null, "password.busy");
            case Closed() -> refuse(null, "otp.over.CLOSED");
            case SessionEnded() -> StepUp.ENDED;
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
