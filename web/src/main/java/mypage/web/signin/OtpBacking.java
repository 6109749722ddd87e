package mypage.web.signin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Set;
import mypage.otp.CodeRefusal;
import mypage.otp.CodeRefusal.MalformedCode;
import mypage.otp.InvalidReason;
import mypage.otp.PendingCode;
import mypage.signin.AttemptResult;
import mypage.signin.AttemptResult.AttemptInvalid;
import mypage.signin.AttemptResult.ConfirmSkip;
import mypage.signin.OtpRequired;
import mypage.signin.SignInCodeResult;
import mypage.signin.SignInCodeResult.CodeRefused;
import mypage.signin.SignInService;
import mypage.signin.SignedIn;
import mypage.trust.TrustSettings;
import mypage.web.otp.CodeForm;
import mypage.web.site.SiteCookie;
import mypage.web.site.UserPage;
import mypage.web.user.AttemptCookie;
import mypage.web.user.UserRequest;

/**
 * ワンタイムパスワード入力画面. It shows the form for the code, or why the attempt is invalid; then only a new sign-in helps
 * (requirement 12).
 */
@Named
@RequestScoped
public class OtpBacking {

    static final String PAGE = UserPage.OTP.redirect();

    private static final String CONFIRMATION = UserPage.OTP_SKIP.redirect();
    private static final String TEXTS = "otp";

    /** The reasons for which an attempt is invalid once it has led to a session. */
    private static final Set<InvalidReason> DONE = Set.of(InvalidReason.USED, InvalidReason.UNKNOWN);

    @Inject
    SignInService signIn;

    @Inject
    UserRequest request;

    @Inject
    SignInCompletion completion;

    @Inject
    CodeForm form;

    @Inject
    TrustSettings settings;

    private boolean skip;
    private Boolean signedOut;
    private InvalidReason invalid;

    public String open() {
        var cookie = AttemptCookie.of(request);
        return cookie.isPresent() ? show(cookie.get()) : showInvalid(InvalidReason.UNKNOWN);
    }

    public String submit() {
        var cookie = AttemptCookie.of(request);
        return cookie.isPresent() ? submit(cookie.get()) : showInvalid(InvalidReason.UNKNOWN);
    }

    private String submit(AttemptCookie cookie) {
        if (form.isOutdated(cookie)) {
            form.refuseOutdated(TEXTS);
        } else if (form.getCode() == null) {
            form.refuse(new MalformedCode(), TEXTS);
        } else {
            return judge(
                    signIn.submitOtp(request.getService(), cookie.token(), form.getCode(), skip, request.getContext()),
                    cookie);
        }
        return show(cookie);
    }

    private String judge(SignInCodeResult result, AttemptCookie cookie) {
        return switch (result) {
            case SignedIn signedIn -> completion.complete(signedIn);
            case CodeRefused(CodeRefusal why) -> {
                form.refuse(why, TEXTS);
                yield show(cookie);
            }
            case AttemptResult status -> show(status);
        };
    }

    private String show(AttemptCookie cookie) {
        return show(signIn.resume(request.getService(), cookie.token()));
    }

    private String show(AttemptResult status) {
        return switch (status) {
            case OtpRequired(PendingCode code) -> {
                form.show(code);
                yield null;
            }
            case ConfirmSkip confirmation -> CONFIRMATION;
            case AttemptInvalid(InvalidReason reason) -> showInvalid(reason);
        };
    }

    /**
     * A user who sent the form twice, or went back to it, is signed in already. A user who was switching accounts is
     * told why that failed; the attempt's cookie then stays, so that the page says the same when it is reloaded.
     */
    private String showInvalid(InvalidReason reason) {
        if (DONE.contains(reason) && completion.isSignedIn()) {
            request.forget(SiteCookie.ATTEMPT);
            return completion.next();
        }
        invalid = reason;
        return null;
    }

    /**
     * A form posted without its button submits nothing, so no attempt was looked up; the page says that there is none.
     */
    public void settle() {
        if (!form.isPending() && invalid == null) {
            invalid = InvalidReason.UNKNOWN;
        }
    }

    /** Whether nobody is signed in; false for a user who is switching accounts. */
    public boolean isSignedOut() {
        if (signedOut == null) {
            signedOut = !completion.isSignedIn();
        }
        return signedOut;
    }

    /** Why the attempt is invalid; null while it is valid. */
    public InvalidReason getInvalid() {
        return invalid;
    }

    /** How long the code can be skipped, in days. */
    public long getSkipDays() {
        return settings.validity().toDays();
    }

    /** Whether this browser is to skip the code from the next sign-in on (requirement 20). */
    public boolean isSkip() {
        return skip;
    }

    public void setSkip(boolean skip) {
        this.skip = skip;
    }
}
