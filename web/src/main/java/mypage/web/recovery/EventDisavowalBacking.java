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
 * 「心当たりがない」: the page behind the link in a mail to the owner. Opening it changes nothing, because mail scanners open
 * links too. Its button ends all access to the account, once. The button posts the link's secret, so that the next
 * address no longer carries it.
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

    /** Whether the account also gets its former address back. */
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

    /** An address alone never claims it: it could be mailed to deceive somebody. */
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
