package mypage.web.recovery;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import mypage.recovery.AccountReopeningService;
import mypage.web.site.SiteCookie;
import mypage.web.user.UserRequest;

/**
 * The page behind the link in the mail about a closed account, for owners who did not close it. Opening it changes
 * nothing. Its button reopens the account, once, and leads to a new password, as that of {@link EventDisavowalBacking}
 * does.
 */
@Named
@RequestScoped
public class ReopenBacking {

    @Inject
    AccountReopeningService reopening;

    @Inject
    UserRequest request;

    private String token;

    public boolean isUsable() {
        return token != null && reopening.canReopen(request.getService(), token);
    }

    public String reopen() {
        var reset = reopening.reopen(request.getService(), token == null ? "" : token, request.getContext());
        reset.ifPresent(permission -> request.keep(SiteCookie.RESET, permission));
        return reset.isPresent() ? PasswordResetBacking.PAGE + "&ended=1&reopened=1" : null;
    }

    public String getToken() {
        return token;
    }

    public void setToken(String token) {
        this.token = token;
    }
}
