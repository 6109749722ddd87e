package mypage.web.recovery;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import mypage.account.EmailAddress;
import mypage.actiontoken.LinkInvalid;
import mypage.actiontoken.PasswordByLinkResult.Changed;
import mypage.actiontoken.PasswordByLinkResult.Refused;
import mypage.password.PasswordRefusal;
import mypage.recovery.RecoveryService;
import mypage.web.site.NewPasswordForm;
import mypage.web.site.SiteCookie;
import mypage.web.site.UserPage;
import mypage.web.user.MailLinkSecret;
import mypage.web.user.UserRequest;

/**
 * パスワード再登録: a browser permitted by a mailed link or by 「心当たりがない」 chooses a new password. The user then signs in with it
 * as usual (ASVS 6.4.3).
 */
@Named
@RequestScoped
public class PasswordResetBacking {

    static final String PAGE = UserPage.PASSWORD_RESET.redirect();

    private static final String LOGIN = UserPage.LOGIN.redirect() + "&reset=1";

    @Inject
    RecoveryService recovery;

    @Inject
    MailLinkSecret link;

    @Inject
    NewPasswordForm chosen;

    @Inject
    UserRequest request;

    private String token = "";

    /** Ticked at first, because whoever only forgot the password loses little by it. */
    private boolean suspend = true;

    private List<String> invited;

    public String open() {
        link.keep(SiteCookie.RESET, token);
        return PAGE;
    }

    public boolean isPermitted() {
        return getEmail() != null;
    }

    /** The address of the account whose password may be chosen; null if none may. */
    public String getEmail() {
        return request.cookie(SiteCookie.RESET)
                .flatMap(permission -> recovery.resetFor(request.getService(), permission))
                .map(EmailAddress::shown)
                .orElse(null);
    }

    /** The addresses of additional accounts that an intruder may have invited lately. */
    public List<String> getInvited() {
        if (invited == null) {
            invited = request.cookie(SiteCookie.RESET).stream()
                    .flatMap(permission -> recovery.recentlyInvited(request.getService(), permission).stream())
                    .toList();
        }
        return List.copyOf(invited);
    }

    public String submit() {
        var permission = request.cookie(SiteCookie.RESET).orElse("");
        if (!chosen.isTypedTwice()) {
            return null;
        }
        return switch (recovery.choosePassword(
                request.getService(),
                permission,
                chosen.getPassword(),
                suspend,
                request.getPossibleDevice(),
                request.getContext())) {
            case Changed() -> {
                request.forget(SiteCookie.RESET);
                yield LOGIN;
            }
            case Refused(PasswordRefusal why) -> {
                chosen.refuse(why);
                yield null;
            }
            case LinkInvalid() -> PAGE;
        };
    }

    public boolean isSuspend() {
        return suspend;
    }

    public void setSuspend(boolean suspend) {
        this.suspend = suspend;
    }

    public String getToken() {
        return token;
    }

    public void setToken(String token) {
        this.token = token == null ? "" : token;
    }
}
