package mypage.web.profile;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import mypage.account.AccountSettings;
import mypage.platform.UserTime;
import mypage.profile.AccountClosingService;
import mypage.web.site.FieldErrors;
import mypage.web.site.SiteCookie;
import mypage.web.site.Texts;
import mypage.web.site.UserPage;
import mypage.web.user.CurrentUser;
import mypage.web.user.UserRequest;

/** アカウントを閉じる, by a user who has just reauthenticated and confirms having read the consequences. */
@Named
@RequestScoped
public class CloseBacking {

    @Inject
    AccountClosingService closing;

    @Inject
    CurrentUser user;

    @Inject
    UserRequest request;

    @Inject
    FieldErrors errors;

    @Inject
    AccountSettings settings;

    private boolean read;

    public String submit() {
        if (!read) {
            errors.refuse("read", "closing.read.missing");
            return null;
        }
        if (!closing.close(user.signedIn(), request.getContext())) {
            return UserPage.CLOSE.redirect();
        }
        request.forget(SiteCookie.SESSION);
        return UserPage.CLOSED.redirect();
    }

    public String getDeletion() {
        return UserTime.date(Texts.language(), closing.deletion());
    }

    /** How long the account is kept, in days. */
    public long getDays() {
        return settings.retention().toDays();
    }

    /** How long the mailed link can undo it, in days. */
    public long getUndoDays() {
        return closing.undo().toDays();
    }

    public boolean isRead() {
        return read;
    }

    public void setRead(boolean read) {
        this.read = read;
    }
}
