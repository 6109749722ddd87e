package mypage.web.signin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import mypage.account.RecoveryService;
import mypage.web.site.BrowserCookie;
import mypage.web.site.Visit;

/**
 * Where the link of a mail to the owner leads: 「心当たりがない」. To open it does nothing, as mail scanners do; only its button
 * ends all access of the account, once. From there on the secret of the link is in no address.
 */
@Named
@RequestScoped
public class NotMeBacking {

    @Inject
    RecoveryService recovery;

    @Inject
    Visit visit;

    private String token;

    public boolean isUsable() {
        return token != null && recovery.canShutOut(visit.getService(), token);
    }

    public String shutOut() {
        var reset = recovery.shutOut(visit.getService(), token == null ? "" : token, visit.getClient());
        reset.ifPresent(permission -> visit.keep(BrowserCookie.RESET, permission));
        return reset.isPresent() ? PasswordResetBacking.PAGE + "&ended=1" : null;
    }

    public String getToken() {
        return token;
    }

    public void setToken(String token) {
        this.token = token;
    }
}
