package mypage.web.registration;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import mypage.account.AccountSettings;
import mypage.registration.RegistrationService;
import mypage.web.site.Texts;
import mypage.web.site.UserPage;
import mypage.web.user.LinkValidity;
import mypage.web.user.MailRequests;
import mypage.web.user.UserRequest;

/** アカウントの開設: asks for an address, and leads to a page that never tells whether it has an account. */
@Named
@RequestScoped
public class OpenAccountBacking {

    private static final String SENT = UserPage.OPEN_ACCOUNT_SENT.redirect();

    @Inject
    RegistrationService registration;

    @Inject
    UserRequest request;

    @Inject
    MailRequests requests;

    @Inject
    AccountSettings settings;

    private String email;

    public String send() {
        return requests.answer(registration.mailOpening(request.getService(), email, request.getContext()), SENT);
    }

    /** Whether the service has these pages. */
    public boolean isOffered() {
        return settings.letsOpen(request.getService());
    }

    public String getValidity() {
        return Texts.get("open.sent.valid", LinkValidity.text(settings.openingValidity()));
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = email;
    }
}
