package mypage.web.profile;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import mypage.actiontoken.ActionTokenSettings;
import mypage.profile.AdditionalAccount;
import mypage.profile.AdditionalAccountService;
import mypage.web.site.UserPage;
import mypage.web.user.CurrentUser;

/**
 * ログインアカウントの追加: the additional accounts of an employer, for the user of its main account, and the accounts to switch
 * to.
 */
@Named
@RequestScoped
public class AdditionalBacking {

    static final String PAGE = UserPage.ADDITIONAL.redirect();

    @Inject
    AdditionalAccountService accounts;

    @Inject
    CurrentUser user;

    @Inject
    ActionTokenSettings settings;

    private Boolean offered;
    private List<AdditionalAccount> all;
    private List<AdditionalAccount> others;

    public String open() {
        return isOffered() ? null : UserPage.SETTINGS.redirect();
    }

    public boolean isOffered() {
        if (offered == null) {
            offered = accounts.isManager(user.signedIn());
        }
        return offered;
    }

    public List<AdditionalAccount> getAll() {
        if (all == null) {
            all = accounts.list(user.signedIn());
        }
        return List.copyOf(all);
    }

    /** Whether at least one waits for the word of its owner. */
    public boolean isSuspended() {
        return getAll().stream().anyMatch(AdditionalAccount::suspended);
    }

    /** The accounts of the same employer that the user can switch to. */
    public List<AdditionalAccount> getOthers() {
        if (others == null) {
            others = accounts.others(user.signedIn());
        }
        return List.copyOf(others);
    }

    public long getInvitationHours() {
        return settings.invitationValidity().toHours();
    }
}
