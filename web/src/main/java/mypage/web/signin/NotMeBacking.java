package mypage.web.signin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import mypage.account.Over;
import mypage.account.RecoveryService;
import mypage.account.ShutOut.Done;
import mypage.account.ShutOut.Stopped;
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
    private boolean stopped;

    public boolean isUsable() {
        return token != null && recovery.canShutOut(visit.getService(), token);
    }

    /** Whether the account gets its former address back, too. */
    public boolean isRestoring() {
        return recovery.restoresAddress(token);
    }

    public String shutOut() {
        return switch (recovery.shutOut(visit.getService(), token == null ? "" : token, visit.getClient())) {
            case Done(String permission, boolean restored) -> {
                visit.keep(BrowserCookie.RESET, permission);
                yield PasswordResetBacking.PAGE + "&ended=1" + (restored ? "&restored=1" : "");
            }
            case Stopped() -> {
                stopped = true;
                yield null;
            }
            case Over() -> null;
        };
    }

    /** Told by the answer alone, so that no address of ours tells it of an account where it is not so. */
    public boolean isStopped() {
        return stopped || visit.isTold("stopped");
    }

    public String getToken() {
        return token;
    }

    public void setToken(String token) {
        this.token = token;
    }
}
