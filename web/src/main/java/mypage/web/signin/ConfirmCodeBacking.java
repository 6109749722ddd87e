package mypage.web.signin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import mypage.signin.SignInStep;
import mypage.signin.SignInStep.Confirmed;
import mypage.signin.SignInStep.MalformedCode;
import mypage.signin.SignInStep.OtpRequired;
import mypage.signin.SignInStep.StartOver;
import mypage.signin.SignInStep.WrongCode;
import mypage.signin.StepUpService;
import mypage.web.site.BrowserCookie;
import mypage.web.site.FieldErrors;
import mypage.web.site.Visit;

/** ご本人の確認, second step: a fresh one-time password. From there the session goes on under a new token. */
@Named
@RequestScoped
public class ConfirmCodeBacking {

    private static final String FIELD = "code";

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

    @Inject
    TimeLeft timeLeft;

    @Inject
    CodeValidity validity;

    private String code;
    private OtpRequired attempt;

    public String open() {
        var step = confirmation.resume(user.signedIn(), token());
        if (step instanceof OtpRequired required) {
            attempt = required;
            return null;
        }
        return stepUp.startOver((StartOver) step);
    }

    public String submit() {
        return judge(confirmation.submitOtp(user.signedIn(), token(), code == null ? "" : code, visit.getClient()));
    }

    private String judge(SignInStep step) {
        if (step instanceof Confirmed confirmed) {
            visit.keep(BrowserCookie.SESSION, confirmed.sessionToken());
            visit.forget(BrowserCookie.CONFIRMATION);
            return stepUp.back();
        }
        if (step instanceof StartOver over) {
            return stepUp.startOver(over);
        }
        if (step instanceof MalformedCode) {
            errors.refuse(FIELD, code == null ? "otp.missing" : "otp.malformed");
        }
        if (step instanceof WrongCode wrong) {
            code = null;
            errors.refuse(FIELD, "otp.wrong", wrong.triesLeft());
        }
        return open();
    }

    private String token() {
        return AttemptCookie.of(visit, BrowserCookie.CONFIRMATION)
                .map(AttemptCookie::token)
                .orElse("");
    }

    /** Not where a form was posted without its button, which asked for nothing. */
    public boolean isWaiting() {
        return attempt != null;
    }

    public String getMaskedAddress() {
        return MaskedAddress.of(attempt.email());
    }

    public String getReference() {
        return attempt.reference();
    }

    public String getValidity() {
        return validity.until(attempt.expiresAt());
    }

    /** How long the code is good, in seconds. */
    public long getSecondsLeft() {
        return timeLeft.until(attempt.expiresAt());
    }

    public String getCode() {
        return code;
    }

    public void setCode(String code) {
        this.code = code;
    }
}
