package mypage.web.trust;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import mypage.trust.TrustTokenService;
import mypage.web.site.UserPage;
import mypage.web.user.CurrentUser;
import mypage.web.user.UserRequest;

/**
 * 「ワンタイムパスワード入力省略設定」 on 各種設定画面, and ワンタイムパスワード入力再開確認画面. Tells whether any device has the setting, but
 * never which, how many or until when (requirements 35, 46).
 */
@Named
@RequestScoped
public class OtpSkipBacking {

    private static final String SETTINGS = UserPage.SETTINGS.redirect();

    @Inject
    TrustTokenService trust;

    @Inject
    CurrentUser user;

    @Inject
    UserRequest request;

    private Boolean set;

    /** 「あり」 or 「なし」. */
    public boolean isSet() {
        if (set == null) {
            set = trust.isSet(user.getAccountId());
        }
        return set;
    }

    /** Leads away when there is nothing to resume. */
    public String open() {
        return isSet() ? null : SETTINGS;
    }

    public String resume() {
        trust.endAll(request.getService(), user.getAccountId(), request.getContext());
        return SETTINGS + "&resumed=1";
    }
}
