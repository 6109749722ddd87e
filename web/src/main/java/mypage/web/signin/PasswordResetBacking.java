package mypage.web.signin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import mypage.account.Over;
import mypage.account.PasswordRefusal;
import mypage.account.PasswordResult.Changed;
import mypage.account.PasswordResult.Refused;
import mypage.account.RecoveryService;
import mypage.web.site.BrowserCookie;
import mypage.web.site.Visit;

/**
 * パスワード再登録: a browser that was permitted to, by the link of a mail or by 「心当たりがない」, chooses a new password, and signs in
 * with it like everybody else (ASVS 6.4.3).
 */
@Named
@RequestScoped
public class PasswordResetBacking {

    static final String PAGE = "/password-reset?faces-redirect=true";

    private static final String LOGIN = "/login?faces-redirect=true&reset=1";

    @Inject
    RecoveryService recovery;

    @Inject
    MailLink link;

    @Inject
    NewPassword chosen;

    @Inject
    Visit visit;

    private String token = "";

    public String open() {
        link.keep(BrowserCookie.RESET, token);
        return PAGE;
    }

    public boolean isPermitted() {
        return visit.cookie(BrowserCookie.RESET)
                .filter(permission -> recovery.canReset(visit.getService(), permission))
                .isPresent();
    }

    public String submit() {
        var permission = visit.cookie(BrowserCookie.RESET).orElse("");
        if (!chosen.isTypedTwice()) {
            return null;
        }
        return switch (recovery.choosePassword(
                visit.getService(), permission, chosen.getPassword(), visit.getClient())) {
            case Changed() -> {
                visit.forget(BrowserCookie.RESET);
                yield LOGIN;
            }
            case Refused(PasswordRefusal why) -> {
                chosen.refuse(why);
                yield null;
            }
            case Over() -> PAGE;
        };
    }

    public String getToken() {
        return token;
    }

    public void setToken(String token) {
        this.token = token == null ? "" : token;
    }
}
