package mypage.web.signin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import mypage.account.PasswordStep.Changed;
import mypage.account.PasswordStep.Over;
import mypage.signin.StepUpService;
import mypage.web.site.BrowserCookie;
import mypage.web.site.Visit;

/** パスワードの変更, by who has just proved both factors again. */
@Named
@RequestScoped
public class PasswordBacking {

    @Inject
    StepUpService confirmation;

    @Inject
    StepUp stepUp;

    @Inject
    CurrentUser user;

    @Inject
    NewPassword chosen;

    @Inject
    Visit visit;

    public String submit() {
        if (!chosen.isTypedTwice()) {
            return null;
        }
        var step = confirmation.changePassword(user.signedIn(), chosen.getPassword(), visit.getClient());
        if (chosen.isTaken(step)) {
            ((Changed) step).sessionToken().ifPresent(token -> visit.keep(BrowserCookie.SESSION, token));
            return "/settings?faces-redirect=true&password=1";
        }
        return step instanceof Over ? stepUp.to("confirm") : null;
    }
}
