package mypage.web.signin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import mypage.account.PasswordRefusal;
import mypage.signin.PasswordChangeResult.Changed;
import mypage.signin.PasswordChangeResult.Refused;
import mypage.signin.PasswordChangeResult.Unconfirmed;
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
        return switch (confirmation.changePassword(user.signedIn(), chosen.getPassword(), visit.getClient())) {
            case Changed(String sessionToken) -> {
                visit.keep(BrowserCookie.SESSION, sessionToken);
                yield "/settings?faces-redirect=true&password=1";
            }
            case Refused(PasswordRefusal why) -> {
                chosen.refuse(why);
                yield null;
            }
            case Unconfirmed() -> stepUp.to("confirm");
        };
    }
}
