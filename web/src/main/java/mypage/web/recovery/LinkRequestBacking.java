package mypage.web.recovery;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import mypage.actiontoken.ActionTokenSettings;
import mypage.recovery.RecoveryService;
import mypage.web.site.Texts;
import mypage.web.site.UserPage;
import mypage.web.user.LinkValidity;
import mypage.web.user.MailRequests;
import mypage.web.user.UserRequest;

/**
 * パスワード再登録（パスワードを忘れた場合） and a new link for 初回登録: both ask for an address and lead to the same page, which never tells
 * whether the account exists.
 */
@Named
@RequestScoped
public class LinkRequestBacking {

    private static final String SENT = UserPage.LINK_SENT.redirect();

    @Inject
    RecoveryService recovery;

    @Inject
    UserRequest request;

    @Inject
    MailRequests requests;

    @Inject
    ActionTokenSettings settings;

    private String email;

    public String send() {
        return requests.answer(recovery.mailLink(request.getService(), email, request.getContext()), SENT);
    }

    public String getValidity() {
        return Texts.get(
                "sent.valid",
                LinkValidity.text(settings.resetValidity()),
                LinkValidity.text(settings.invitationValidity()));
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = email;
    }
}
