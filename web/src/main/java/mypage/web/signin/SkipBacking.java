package mypage.web.signin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.function.Function;
import mypage.signin.AttemptResult;
import mypage.signin.AttemptResult.AttemptInvalid;
import mypage.signin.AttemptResult.ConfirmSkip;
import mypage.signin.OtpRequired;
import mypage.signin.SignInService;
import mypage.signin.SignedIn;
import mypage.signin.SkipResult;
import mypage.trust.TrustSettings;
import mypage.web.user.AttemptCookie;
import mypage.web.user.UserRequest;

/**
 * ワンタイムパスワード省略設定確認画面. The code was correct; either button signs the user in, with the setting or without it. When there
 * is nothing to confirm, the page before shows the state of the sign-in.
 */
@Named
@RequestScoped
public class SkipBacking {

    @Inject
    SignInService signIn;

    @Inject
    UserRequest request;

    @Inject
    SignInCompletion completion;

    @Inject
    TrustSettings settings;

    private String reference;

    public String open() {
        var cookie = AttemptCookie.of(request);
        return cookie.isPresent()
                ? show(signIn.resume(request.getService(), cookie.get().token()))
                : OtpBacking.PAGE;
    }

    private String show(AttemptResult status) {
        return switch (status) {
            case ConfirmSkip confirmation -> {
                reference = confirmation.reference();
                yield null;
            }
            case OtpRequired pending -> OtpBacking.PAGE;
            case AttemptInvalid invalid -> OtpBacking.PAGE;
        };
    }

    public String confirm() {
        return answer(token -> signIn.confirmSkip(request.getService(), token, request.getContext()));
    }

    public String decline() {
        return answer(token -> signIn.declineSkip(request.getService(), token, request.getContext()));
    }

    private String answer(Function<String, SkipResult> answer) {
        return AttemptCookie.of(request)
                .filter(cookie -> cookie.reference().equals(reference))
                .map(cookie -> next(answer.apply(cookie.token())))
                .orElse(OtpBacking.PAGE);
    }

    private String next(SkipResult result) {
        return switch (result) {
            case SignedIn signedIn -> completion.complete(signedIn);
            case ConfirmSkip stillWaiting -> OtpBacking.PAGE;
            case OtpRequired pending -> OtpBacking.PAGE;
            case AttemptInvalid invalid -> OtpBacking.PAGE;
        };
    }

    /** How long the setting lasts, in days. */
    public long getDays() {
        return settings.validity().toDays();
    }

    public String getReference() {
        return reference;
    }

    public void setReference(String reference) {
        this.reference = reference;
    }
}
