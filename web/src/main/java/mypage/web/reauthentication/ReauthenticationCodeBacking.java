package mypage.web.reauthentication;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import mypage.otp.CodeRefusal;
import mypage.otp.CodeStatus;
import mypage.otp.InvalidReason;
import mypage.otp.PendingCode;
import mypage.reauthentication.ReauthenticationCodeResult;
import mypage.reauthentication.ReauthenticationCodeResult.CodeInvalid;
import mypage.reauthentication.ReauthenticationCodeResult.CodeRefused;
import mypage.reauthentication.ReauthenticationCodeResult.Reauthenticated;
import mypage.reauthentication.ReauthenticationService;
import mypage.web.otp.CodeForm;
import mypage.web.site.SiteCookie;
import mypage.web.user.AttemptCookie;
import mypage.web.user.CurrentUser;
import mypage.web.user.UserRequest;

/** ご本人の確認, second step: a new one-time password. Afterwards the session continues under a new token. */
@Named
@RequestScoped
public class ReauthenticationCodeBacking {

    private static final String TEXTS = "otp";

    @Inject
    ReauthenticationService service;

    @Inject
    Reauthentication reauthentication;

    @Inject
    CurrentUser user;

    @Inject
    UserRequest request;

    @Inject
    CodeForm form;

    public String open() {
        return switch (service.resume(user.signedIn(), token())) {
            case PendingCode code -> {
                form.show(code);
                yield null;
            }
            case CodeStatus.Invalid(InvalidReason reason) -> reauthentication.startOver(reason);
        };
    }

    public String submit() {
        String code = form.getCode() == null ? "" : form.getCode();
        return judge(service.submitOtp(user.signedIn(), token(), code, request.getContext()));
    }

    private String judge(ReauthenticationCodeResult result) {
        return switch (result) {
            case Reauthenticated(String sessionToken) -> {
                request.keep(SiteCookie.SESSION, sessionToken);
                request.forget(SiteCookie.CONFIRMATION);
                yield reauthentication.back();
            }
            case CodeRefused(CodeRefusal why) -> {
                form.refuse(why, TEXTS);
                yield open();
            }
            case CodeInvalid(InvalidReason reason) -> reauthentication.startOver(reason);
        };
    }

    private String token() {
        return AttemptCookie.of(request, SiteCookie.CONFIRMATION)
                .map(AttemptCookie::token)
                .orElse("");
    }
}
