package mypage.web.signin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import mypage.signin.SignInStep;
import mypage.signin.SignInStep.Busy;
import mypage.signin.SignInStep.OtpRequired;
import mypage.signin.SignInStep.Reason;
import mypage.signin.SignInStep.StartOver;
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
        var step = confirmation.begin(user.signedIn(), password, visit.getClient());
        if (step instanceof OtpRequired otp) {
            visit.keep(BrowserCookie.CONFIRMATION, new AttemptCookie(otp.reference(), otp.attemptToken()).toString());
            return stepUp.to("confirm-code");
        }
        return step instanceof StartOver over && over.reason() != Reason.CLOSED ? stepUp.startOver(over) : refuse(step);
    }

    private String refuse(SignInStep step) {
        if (step instanceof Busy) {
            errors.refuse(null, "password.busy");
        } else if (step instanceof StartOver) {
            errors.refuse(null, "otp.over.CLOSED");
        } else {
            errors.refuse("password", "confirm.denied");
        }
        return null;
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }
}
