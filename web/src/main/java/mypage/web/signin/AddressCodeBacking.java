package mypage.web.signin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import mypage.otp.CodeRefusal.MalformedCode;
import mypage.otp.CodeRefusal.WrongCode;
import mypage.owner.AddressChangeService;
import mypage.owner.AddressCodeResult;
import mypage.owner.AddressCodeResult.Changed;
import mypage.owner.AddressCodeResult.CodeRefused;
import mypage.owner.AddressCodeResult.Taken;
import mypage.owner.CodeRequired;
import mypage.owner.Over;
import mypage.owner.Over.Reason;
import mypage.owner.PendingAddressResult;
import mypage.owner.Unconfirmed;
import mypage.web.site.BrowserCookie;
import mypage.web.site.FieldErrors;
import mypage.web.site.Visit;

/**
 * The code that was mailed to the new address. From there the session goes on under a new token; what ended before leads back
 * to {@link AddressBacking}'s page, which says why.
 */
@Named
@RequestScoped
public class AddressCodeBacking {

    static final String PAGE = "/address-code?faces-redirect=true";

    private static final String START = "/address?faces-redirect=true&over=";
    private static final String DONE = "/account?faces-redirect=true&address=1";
    private static final String FIELD = "code";

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
            case Over(Reason reason) -> startOver(reason.name());
        };
    }

    private String startOver(String why) {
        visit.forget(BrowserCookie.ADDRESS);
        return START + why;
    }

    public String submit() {
        if (code == null) {
            errors.refuse(FIELD, "address.code.missing");
        } else if (isOfAnotherPage()) {
            code = null;
            errors.refuse(null, "address.code.other");
        } else {
            return judge(changes.submit(user.signedIn(), token(), code, visit.getClient()));
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
                visit.keep(BrowserCookie.SESSION, sessionToken);
                visit.forget(BrowserCookie.ADDRESS);
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
            case Over(Reason reason) -> startOver(reason.name());
            case Unconfirmed() -> stepUp.to("confirm");
        };
    }

    private Optional<AttemptCookie> cookie() {
        return AttemptCookie.of(visit, BrowserCookie.ADDRESS);
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
