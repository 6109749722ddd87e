package mypage.web.reauthentication;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import mypage.otp.CodeRefusal.MalformedCode;
import mypage.otp.CodeRefusal.WrongCode;
import mypage.signin.CodeRefused;
import mypage.signin.OtpRequired;
import mypage.signin.PendingCodeResult;
import mypage.signin.ReauthenticationCodeResult;
import mypage.signin.ReauthenticationCodeResult.Confirmed;
import mypage.signin.ReauthenticationService;
import mypage.signin.StartOver;
import mypage.web.site.FieldErrors;
import mypage.web.site.SiteCookie;
import mypage.web.user.AttemptCookie;
import mypage.web.user.CodeValidity;
import mypage.web.user.CurrentUser;
import mypage.web.user.MaskedAddress;
import mypage.web.user.TimeLeft;
import mypage.web.user.UserRequest;

/** ご本人の確認, second step: a fresh one-time password. From there the session goes on under a new token. */
@Named
@RequestScoped
public class ReauthenticationCodeBacking {

    private static final String FIELD = "code";

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

    @Inject
    TimeLeft timeLeft;

    @Inject
    CodeValidity validity;

    private String code;
    private OtpRequired attempt;

    public String open() {
        return show(confirmation.resume(user.signedIn(), token()));
    }

    private String show(PendingCodeResult pending) {
        return switch (pending) {
            case OtpRequired required -> {
                attempt = required;
                yield null;
            }
            case StartOver over -> stepUp.startOver(over);
        };
    }

    public String submit() {
        return judge(confirmation.submitOtp(user.signedIn(), token(), code == null ? "" : code, request.getContext()));
    }

    private String judge(ReauthenticationCodeResult result) {
        return switch (result) {
            case Confirmed(String sessionToken) -> {
                request.keep(SiteCookie.SESSION, sessionToken);
                request.forget(SiteCookie.CONFIRMATION);
                yield stepUp.back();
            }
            case CodeRefused(MalformedCode()) -> {
                errors.refuse(FIELD, code == null ? "otp.missing" : "otp.malformed");
                yield open();
            }
            case CodeRefused(WrongCode(int triesLeft)) -> {
                code = null;
                errors.refuse(FIELD, "otp.wrong", triesLeft);
                yield open();
            }
            case PendingCodeResult pending -> show(pending);
        };
    }

    private String token() {
        return AttemptCookie.of(request, SiteCookie.CONFIRMATION)
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
