package mypage.web.signin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import mypage.owner.AddressChangeResult.NotAnAddress;
import mypage.owner.AddressChangeResult.TooMany;
import mypage.owner.AddressChangeResult.Unchanged;
import mypage.owner.AddressChangeService;
import mypage.owner.CodeRequired;
import mypage.owner.Unconfirmed;
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
        return switch (changes.begin(user.signedIn(), email, visit.getClient())) {
            case CodeRequired code -> {
                visit.keep(BrowserCookie.ADDRESS, new AttemptCookie(code.reference(), code.token()).toString());
                yield AddressCodeBacking.PAGE;
            }
            case NotAnAddress() -> refuse(FIELD, "address.malformed");
            case Unchanged() -> refuse(FIELD, "address.unchanged");
            case TooMany(Instant until) -> refuse(null, "address.many", retry.until(until));
            case Unconfirmed() -> stepUp.to("confirm");
        };
    }

    private String refuse(String field, String key, long... numbers) {
        errors.refuse(field, key, numbers);
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
