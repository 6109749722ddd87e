package mypage.web.profile;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import mypage.password.PasswordRefusal;
import mypage.signin.PasswordChangeResult.Changed;
import mypage.signin.PasswordChangeResult.Refused;
import mypage.signin.PasswordChangeResult.Unconfirmed;
import mypage.signin.ReauthenticationService;
import mypage.web.reauthentication.Reauthentication;
import mypage.web.site.NewPasswordForm;
import mypage.web.site.SiteCookie;
import mypage.web.site.UserPage;
import mypage.web.user.CurrentUser;
import mypage.web.user.UserRequest;

/** パスワードの変更, by who has just proved both factors again. */
@Named
@RequestScoped
public class PasswordBacking {

    @Inject
    ReauthenticationService confirmation;

    @Inject
    Reauthentication stepUp;

    @Inject
    CurrentUser user;

    @Inject
    NewPasswordForm chosen;

    @Inject
    UserRequest request;

    public String submit() {
        if (!chosen.isTypedTwice()) {
            return null;
        }
        return switch (confirmation.changePassword(user.signedIn(), chosen.getPassword(), request.getContext())) {
            case Changed(String sessionToken) -> {
                request.keep(SiteCookie.SESSION, sessionToken);
                yield UserPage.SETTINGS.redirect() + "&password=1";
            }
            case Refused(PasswordRefusal why) -> {
                chosen.refuse(why);
                yield null;
            }
            case Unconfirmed() -> stepUp.to(UserPage.CONFIRM);
        };
    }
}
