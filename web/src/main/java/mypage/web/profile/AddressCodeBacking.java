package mypage.web.profile;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import mypage.otp.CodeRefusal.MalformedCode;
import mypage.otp.CodeRefusal.WrongCode;
import mypage.profile.AddressChangeService;
import mypage.profile.AddressCodeResult;
import mypage.profile.AddressCodeResult.Changed;
import mypage.profile.AddressCodeResult.CodeRefused;
import mypage.profile.AddressCodeResult.Taken;
import mypage.profile.CodeOver;
import mypage.profile.CodeOver.Reason;
import mypage.profile.CodeRequired;
import mypage.profile.PendingAddressResult;
import mypage.profile.ReauthenticationRequired;
import mypage.web.reauthentication.Reauthentication;
import mypage.web.site.FieldErrors;
import mypage.web.site.SiteCookie;
import mypage.web.site.UserPage;
import mypage.web.user.AttemptCookie;
import mypage.web.user.CodeValidity;
import mypage.web.user.CurrentUser;
import mypage.web.user.TimeLeft;
import mypage.web.user.UserRequest;

/**
 * The code that was mailed to the new address. From there the session goes on under a new token; what ended before leads back
 * to {@link AddressBacking}'s page, which says why.
 */
@Named
@RequestScoped
public class AddressCodeBacking {

    static final String PAGE = UserPage.ADDRESS_CODE.redirect();

    private static final String START = UserPage.ADDRESS.redirect() + "&over=";
    private static final String DONE = UserPage.ACCOUNT.redirect() + "&address=1";
    private static final String FIELD = "code";

    @Inject
    AddressChangeService changes;

    @Inject
    Reauthentication stepUp;

    @Inject
    CurrentUser user;

    @Inject
    UserRequest request;

    @Inject
    FieldErrors errors;

    @Inject
    TimeLeft timeLeft;

    @Inject
    CodeValidity validity;

    private String code;
    private String reference;
    private CodeRequired change;

    public String open() {
        return show(changes.resume(user.signedIn(), token()));
    }

    private String show(PendingAddressResult pending) {
        return switch (pending) {
            case CodeRequired required -> {
                change = required;
                reference = required.reference();
                yield null;
            }
            case CodeOver(Reason reason) -> startOver(reason.name());
        };
    }

    private String startOver(String why) {
        request.forget(SiteCookie.ADDRESS);
        return START + why;
    }

    public String submit() {
        if (code == null) {
            errors.refuse(FIELD, "address.code.missing");
        } else if (isOfAnotherPage()) {
            code = null;
            errors.refuse(null, "address.code.other");
        } else {
            return judge(changes.submit(user.signedIn(), token(), code, request.getContext()));
        }
        return open();
    }

    /** A page that was left open, while this browser asked for a newer code: the code would be of the older mail. */
    private boolean isOfAnotherPage() {
        return cookie().filter(cookie -> !cookie.reference().equals(reference)).isPresent();
    }

    private String judge(AddressCodeResult result) {
        return switch (result) {
            case Changed(String sessionToken) -> {
                request.keep(SiteCookie.SESSION, sessionToken);
                request.forget(SiteCookie.ADDRESS);
                yield DONE;
            }
            case CodeRefused(MalformedCode()) -> {
                errors.refuse(FIELD, "address.code.malformed");
                yield open();
            }
            case CodeRefused(WrongCode(int triesLeft)) -> {
                code = null;
                errors.refuse(FIELD, "address.code.wrong", triesLeft);
                yield open();
            }
            case Taken() -> startOver("TAKEN");
            case CodeOver(Reason reason) -> startOver(reason.name());
            case ReauthenticationRequired() -> stepUp.to(UserPage.CONFIRM);
        };
    }

    private Optional<AttemptCookie> cookie() {
        return AttemptCookie.of(request, SiteCookie.ADDRESS);
    }

    private String token() {
        return cookie().map(AttemptCookie::token).orElse("");
    }

    /** Not where a form was posted without its button, which asked for nothing. */
    public boolean isWaiting() {
        return change != null;
    }

    public String getEmail() {
        return change.email();
    }

    public String getValidity() {
        return validity.until(change.expiresAt());
    }

    /** How long the code is good, in seconds. */
    public long getSecondsLeft() {
        return timeLeft.until(change.expiresAt());
    }

    public String getReference() {
        return reference;
    }

    public void setReference(String reference) {
        this.reference = reference;
    }

    public String getCode() {
        return code;
    }

    public void setCode(String code) {
        this.code = code;
    }
}
