package mypage.web.profile;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import mypage.password.PasswordRefusal;
import mypage.profile.PasswordChangeResult.Changed;
import mypage.profile.PasswordChangeResult.Refused;
import mypage.profile.PasswordChangeService;
import mypage.profile.ReauthenticationRequired;
import mypage.web.reauthentication.Reauthentication;
import mypage.web.site.NewPasswordForm;
import mypage.web.site.SiteCookie;
import mypage.web.site.UserPage;
import mypage.web.user.CurrentUser;
import mypage.web.user.UserRequest;

/** パスワードの変更, by a user who has just reauthenticated. */
@Named
@RequestScoped
public class PasswordBacking {

    @Inject
    PasswordChangeService passwords;

    @Inject
    Reauthentication reauthentication;

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
        return switch (passwords.change(
                user.signedIn(), chosen.getPassword(), request.getPossibleDevice(), request.getContext())) {
            case Changed(String sessionToken) -> {
                request.keep(SiteCookie.SESSION, sessionToken);
                yield UserPage.SETTINGS.redirect() + "&password=1";
            }
            case Refused(PasswordRefusal why) -> {
                chosen.refuse(why);
                yield null;
            }
            case ReauthenticationRequired() -> reauthentication.to(UserPage.CONFIRM);
        };
    }
}
