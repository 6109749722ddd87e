package mypage.web.signin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import mypage.owner.AddressChangeService;
import mypage.owner.AddressStep;
import mypage.owner.AddressStep.CodeRequired;
import mypage.owner.AddressStep.NotAnAddress;
import mypage.owner.AddressStep.TooMany;
import mypage.owner.AddressStep.Unchanged;
import mypage.owner.AddressStep.Unconfirmed;
import mypage.platform.Settings;
import mypage.web.site.BrowserCookie;
import mypage.web.site.FieldErrors;
import mypage.web.site.Visit;

/** メールアドレスの変更, by who has just proved both factors again: the new address, which gets a code. */
@Named
@RequestScoped
public class AddressBacking {

    private static final String FIELD = "email";

    @Inject
    AddressChangeService changes;

    @Inject
    StepUp stepUp;

    @Inject
    CurrentUser user;

    @Inject
    Visit visit;

    @Inject
    FieldErrors errors;

    @Inject
    Settings settings;

    @Inject
    RetryLater retry;

    private String email;

    public String submit() {
        var step = changes.begin(user.signedIn(), email, visit.getClient());
        if (step instanceof CodeRequired code) {
            visit.keep(BrowserCookie.ADDRESS, new AttemptCookie(code.reference(), code.token()).toString());
            return AddressCodeBacking.PAGE;
        }
        return step instanceof Unconfirmed ? stepUp.to("confirm") : refuse(step);
    }

    private String refuse(AddressStep step) {
        if (step instanceof NotAnAddress) {
            errors.refuse(FIELD, "address.malformed");
        }
        if (step instanceof Unchanged) {
            errors.refuse(FIELD, "address.unchanged");
        }
        if (step instanceof TooMany many) {
            errors.refuse(null, "address.many", retry.until(many.until()));
        }
        return null;
    }

    /** How long the present address can object, once it is the old one. */
    public long getObjectionDays() {
        return settings.ownerLinkValidity().toDays();
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = email;
    }
}
