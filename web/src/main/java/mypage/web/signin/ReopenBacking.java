package mypage.web.signin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import mypage.owner.ClosingService;
import mypage.web.site.BrowserCookie;
import mypage.web.site.Visit;

/**
 * Where the mail leads that tells of a closed account, for owners who did not close it. To open the page does nothing; only
 * its button opens the account again, once, and leads on to a new password as that of {@link NotMeBacking} does.
 */
@Named
@RequestScoped
public class ReopenBacking {

    @Inject
    ClosingService closing;

    @Inject
    Visit visit;

    private String token;

    public boolean isUsable() {
        return token != null && closing.canReopen(visit.getService(), token);
    }

    public String reopen() {
        var reset = closing.reopen(visit.getService(), token == null ? "" : token, visit.getClient());
        reset.ifPresent(permission -> visit.keep(BrowserCookie.RESET, permission));
        return reset.isPresent() ? PasswordResetBacking.PAGE + "&ended=1&reopened=1" : null;
    }

    public String getToken() {
        return token;
    }

    public void setToken(String token) {
        this.token = token;
    }
}
