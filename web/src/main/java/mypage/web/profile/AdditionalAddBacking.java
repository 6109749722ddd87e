package mypage.web.profile;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import mypage.profile.AdditionalAccountService;
import mypage.web.site.FieldErrors;
import mypage.web.site.UserPage;
import mypage.web.user.CurrentUser;
import mypage.web.user.UserRequest;

/** アカウントの追加: takes an address and invites its owner by mail. */
@Named
@RequestScoped
public class AdditionalAddBacking {

    private static final String FIELD = "email";

    @Inject
    AdditionalAccountService accounts;

    @Inject
    CurrentUser user;

    @Inject
    UserRequest request;

    @Inject
    FieldErrors errors;

    private String email;

    public String submit() {
        return switch (accounts.invite(user.signedIn(), email, request.getContext())) {
            case SENT -> AdditionalBacking.PAGE + "&invited=1";
            // Reloaded, the page asks for reauthentication or redirects.
            case NOT_PERMITTED -> UserPage.ADDITIONAL_ADD.redirect();
            case MALFORMED -> refuse(FIELD, "address.malformed");
            case TAKEN -> refuse(FIELD, "adding.taken");
            case TOO_MANY -> refuse(null, "adding.many");
        };
    }

    private String refuse(String field, String key) {
        errors.refuse(field, key);
        return null;
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = email;
    }
}
