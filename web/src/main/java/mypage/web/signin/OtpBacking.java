package mypage.web.signin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Set;
import mypage.otp.CodeRefusal.MalformedCode;
import mypage.otp.CodeRefusal.WrongCode;
import mypage.signin.AttemptResult;
import mypage.signin.AttemptResult.ConfirmSkip;
import mypage.signin.CodeRefused;
import mypage.signin.OtpRequired;
import mypage.signin.SignInCodeResult;
import mypage.signin.SignInService;
import mypage.signin.SignedIn;
import mypage.signin.StartOver;
import mypage.signin.StartOver.Reason;
import mypage.trust.TrustSettings;
import mypage.web.site.FieldErrors;
import mypage.web.site.SiteCookie;
import mypage.web.site.UserPage;
import mypage.web.user.AttemptCookie;
import mypage.web.user.CodeValidity;
import mypage.web.user.MaskedAddress;
import mypage.web.user.TimeLeft;
import mypage.web.user.UserRequest;

/**
 * ワンタイムパスワード入力画面. It shows either the attempt that waits for its code, or why that attempt is over; the only way
 * on from there is a new sign-in (requirement 12).
 */
@Named
@RequestScoped
public class OtpBacking {

    static final String PAGE = UserPage.OTP.redirect();

    private static final String CONFIRMATION = UserPage.OTP_SKIP.redirect();
    private static final String FIELD = "code";

    /** How an attempt stands that has led in. */
    private static final Set<Reason> DONE = Set.of(Reason.USED, Reason.UNKNOWN);

    @Inject
    SignInService signIn;

    @Inject
    UserRequest request;

    @Inject
    SignInCompletion entrance;

    @Inject
    FieldErrors errors;

    @Inject
    TrustSettings settings;

    @Inject
    TimeLeft timeLeft;

    @Inject
    CodeValidity validity;

    private String code;
    private boolean skip;
    private String reference;
    private OtpRequired attempt;
    private Boolean signedOut;
    private Reason over;

    public String open() {
        var cookie = AttemptCookie.of(request);
        return cookie.isPresent() ? show(cookie.get()) : startOver(Reason.UNKNOWN);
    }

    public String submit() {
        var cookie = AttemptCookie.of(request);
        return cookie.isPresent() ? submit(cookie.get()) : startOver(Reason.UNKNOWN);
    }

    private String submit(AttemptCookie cookie) {
        if (!cookie.reference().equals(reference)) {
            code = null;
            errors.refuse(null, "otp.other");
        } else if (code == null) {
            errors.refuse(FIELD, "otp.missing");
        } else {
            return judge(
                    signIn.submitOtp(request.getService(), cookie.token(), code, skip, request.getContext()), cookie);
        }
        return show(cookie);
    }

    private String judge(SignInCodeResult result, AttemptCookie cookie) {
        return switch (result) {
            case SignedIn signedIn -> entrance.enter(signedIn);
            case CodeRefused(MalformedCode()) -> {
                errors.refuse(FIELD, "otp.malformed");
                yield show(cookie);
            }
            case CodeRefused(WrongCode(int triesLeft)) -> {
                code = null;
                errors.refuse(FIELD, "otp.wrong", triesLeft);
                yield show(cookie);
            }
            case AttemptResult standing -> show(standing);
        };
    }

    private String show(AttemptCookie cookie) {
        return show(signIn.resume(request.getService(), cookie.token()));
    }

    private String show(AttemptResult standing) {
        return switch (standing) {
            case OtpRequired required -> {
                attempt = required;
                reference = required.reference();
                yield null;
            }
            case ConfirmSkip confirmation -> CONFIRMATION;
            case StartOver(Reason reason) -> startOver(reason);
        };
    }

    /**
     * Who sent the form twice, or went back to it, is signed in already; but is told how it ended who is signed in and
     * was changing to another account. Then the attempt's cookie stays, so that the page says the same when it is loaded
     * again.
     */
    private String startOver(Reason reason) {
        if (DONE.contains(reason) && entrance.isOpen()) {
            request.forget(SiteCookie.ATTEMPT);
            return SignInCompletion.MYPAGE;
        }
        over = reason;
        return null;
    }

    /** A form that was posted without its button asked for nothing, so there is nothing to show. */
    public void settle() {
        if (attempt == null && over == null) {
            over = Reason.UNKNOWN;
        }
    }

    /** Whether nobody is signed in meanwhile, as who changes to another account is. */
    public boolean isSignedOut() {
        if (signedOut == null) {
            signedOut = !entrance.isOpen();
        }
        return signedOut;
    }

    public Reason getOver() {
        return over;
    }

    public String getMaskedAddress() {
        return MaskedAddress.of(attempt.email());
    }

    public String getValidity() {
        return validity.until(attempt.expiresAt());
    }

    /** How long the code is good, in seconds. */
    public long getSecondsLeft() {
        return timeLeft.until(attempt.expiresAt());
    }

    /** How long the code can be skipped, in days. */
    public long getSkipDays() {
        return settings.validity().toDays();
    }

    public String getReference() {
        return reference;
    }

    public void setReference(String reference) {
        this.reference = reference;
    }

    /** Whether the code is to be skipped in this browser from the next sign-in on (requirement 20). */
    public boolean isSkip() {
        return skip;
    }

    public void setSkip(boolean skip) {
        this.skip = skip;
    }

    public String getCode() {
        return code;
    }

    public void setCode(String code) {
        this.code = code;
    }
}
