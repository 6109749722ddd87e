package mypage.web.profile;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import mypage.actiontoken.ActionTokenSettings;
import mypage.otp.PendingCode;
import mypage.profile.AddressChangeResult.CodeRequired;
import mypage.profile.AddressChangeResult.NotAnAddress;
import mypage.profile.AddressChangeResult.TooMany;
import mypage.profile.AddressChangeResult.Unchanged;
import mypage.profile.AddressChangeService;
import mypage.profile.ReauthenticationRequired;
import mypage.web.reauthentication.Reauthentication;
import mypage.web.site.FieldErrors;
import mypage.web.site.RetryLater;
import mypage.web.site.SiteCookie;
import mypage.web.site.UserPage;
import mypage.web.user.AttemptCookie;
import mypage.web.user.CurrentUser;
import mypage.web.user.UserRequest;

/** メールアドレスの変更, by a user who has just reauthenticated: takes the new address, to which a code is mailed. */
@Named
@RequestScoped
public class AddressBacking {

    private static final String FIELD = "email";

    @Inject
    AddressChangeService changes;

    @Inject
    Reauthentication reauthentication;

    @Inject
    CurrentUser user;

    @Inject
    UserRequest request;

    @Inject
    FieldErrors errors;

    @Inject
    ActionTokenSettings settings;

    @Inject
    RetryLater retry;

    private String email;

    public String submit() {
        return switch (changes.begin(user.signedIn(), email, request.getContext())) {
            case CodeRequired(PendingCode code) -> {
                request.keep(SiteCookie.ADDRESS, new AttemptCookie(code.reference(), code.token()).toString());
                yield AddressCodeBacking.PAGE;
            }
            case NotAnAddress() -> refuse(FIELD, "address.malformed");
            case Unchanged() -> refuse(FIELD, "address.unchanged");
            case TooMany(Instant until) -> refuse(null, "address.many", retry.until(until));
            case ReauthenticationRequired() -> reauthentication.to(UserPage.CONFIRM);
        };
    }

    private String refuse(String field, String key, long... numbers) {
        errors.refuse(field, key, numbers);
        return null;
    }

    /** How long the owner of the old address can object to the change, in days. */
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
