package mypage.web.signin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.function.Function;
import mypage.platform.Settings;
import mypage.signin.SignInService;
import mypage.signin.SignInStep;
import mypage.signin.SignInStep.ConfirmSkip;
import mypage.signin.SignInStep.SignedIn;
import mypage.web.site.Visit;

/**
 * ワンタイムパスワード省略設定確認画面. The user has typed the right code and is signed in by either button, with the setting or
 * without it. When there is nothing to confirm, the page before tells how the sign-in stands.
 */
@Named
@RequestScoped
public class SkipBacking {

    @Inject
    SignInService signIn;

    @Inject
    Visit visit;

    @Inject
    Entrance entrance;

    @Inject
    Settings settings;

    private String reference;

    public String open() {
        var step = AttemptCookie.of(visit).map(cookie -> signIn.resume(visit.getService(), cookie.token()));
        if (step.isPresent() && step.get() instanceof ConfirmSkip confirmation) {
            reference = confirmation.reference();
            return null;
        }
        return OtpBacking.PAGE;
    }

    public String confirm() {
        return answer(token -> signIn.confirmSkip(visit.getService(), token, visit.getClient()));
    }

    public String decline() {
        return answer(token -> signIn.declineSkip(visit.getService(), token, visit.getClient()));
    }

    private String answer(Function<String, SignInStep> answer) {
        return AttemptCookie.of(visit)
                .filter(cookie -> cookie.reference().equals(reference))
                .map(cookie -> answer.apply(cookie.token()))
                .filter(SignedIn.class::isInstance)
                .map(step -> entrance.enter((SignedIn) step))
                .orElse(OtpBacking.PAGE);
    }

    /** How long the setting lasts, in days. */
    public long getDays() {
        return settings.trustValidity().toDays();
    }

    public String getReference() {
        return reference;
    }

    public void setReference(String reference) {
        this.reference = reference;
    }
}
