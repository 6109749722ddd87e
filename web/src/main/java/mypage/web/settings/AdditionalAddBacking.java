package mypage.web.settings;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import mypage.owner.AdditionalAccountService;
import mypage.owner.InvitationStep;
import mypage.web.signin.CurrentUser;
import mypage.web.site.FieldErrors;
import mypage.web.site.Visit;

/** アカウントの追加: an address, and the mail that invites its owner. */
@Named
@RequestScoped
public class AdditionalAddBacking {

    private static final String FIELD = "email";

    @Inject
    AdditionalAccountService accounts;

    @Inject
    CurrentUser user;

    @Inject
    Visit visit;

    @Inject
    FieldErrors errors;

    private String email;

    public String submit() {
        InvitationStep step = accounts.invite(user.signedIn(), email, visit.getClient());
        return switch (step) {
            case SENT -> AdditionalBacking.PAGE + "&invited=1";
            // The page itself then tells whether to prove something first, or to leave.
            case OVER -> "/additional-add?faces-redirect=true";
            case MALFORMED -> refuse(FIELD, "adding.malformed");
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
