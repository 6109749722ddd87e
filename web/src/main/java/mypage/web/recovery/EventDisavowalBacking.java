package mypage.web.recovery;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import mypage.recovery.EventDisavowalResult;
import mypage.recovery.EventDisavowalResult.Done;
import mypage.recovery.EventDisavowalResult.Stopped;
import mypage.recovery.RecoveryService;
import mypage.web.site.SiteCookie;
import mypage.web.user.UserRequest;

/**
 * Where the link of a mail to the owner leads: 「心当たりがない」. To open it does nothing, as mail scanners do; only its button
 * ends all access of the account, once. From there on the secret of the link is in no address.
 */
@Named
@RequestScoped
public class EventDisavowalBacking {

    @Inject
    RecoveryService recovery;

    @Inject
    UserRequest request;

    private String token;
    private boolean stopped;

    public boolean isUsable() {
        return token != null && recovery.canShutOut(request.getService(), token);
    }

    /** Whether the account gets its former address back, too. */
    public boolean isRestoring() {
        return recovery.restoresAddress(token);
    }

    public String shutOut() {
        return switch (recovery.shutOut(request.getService(), token == null ? "" : token, request.getContext())) {
            case Done(String permission, boolean restored) -> {
                request.keep(SiteCookie.RESET, permission);
                yield PasswordResetBacking.PAGE + "&ended=1" + (restored ? "&restored=1" : "");
            }
            case Stopped() -> {
                stopped = true;
                yield null;
            }
            case EventDisavowalResult.LinkInvalid() -> null;
        };
    }

    /** Told by the answer alone, so that no address of ours tells it of an account where it is not so. */
    public boolean isStopped() {
        return stopped || request.isTold("stopped");
    }

    public String getToken() {
        return token;
    }

    public void setToken(String token) {
        this.token = token;
    }
}
