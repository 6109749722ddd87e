package mypage.web.signin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import mypage.otp.PendingCode;
import mypage.password.HasherBusy;
import mypage.password.PasswordDenial.WrongPassword;
import mypage.signin.OtpRequired;
import mypage.signin.SignInResult;
import mypage.signin.SignInResult.Closed;
import mypage.signin.SignInResult.Delayed;
import mypage.signin.SignInResult.Denied;
import mypage.signin.SignInService;
import mypage.signin.SignedIn;
import mypage.web.site.FieldErrors;
import mypage.web.site.RetryLater;
import mypage.web.site.SiteCookie;
import mypage.web.site.Texts;
import mypage.web.site.UserPage;
import mypage.web.user.AttemptCookie;
import mypage.web.user.ReturnTo;
import mypage.web.user.SuggestedAddress;
import mypage.web.user.UserRequest;

/** The sign-in page: ID and password. */
@Named
@RequestScoped
public class LoginBacking {

    private static final long BUSY_SECONDS = 5;
    private static final long MINUTES_OF_A_DAY = 24 * 60;

    @Inject
    SignInService signIn;

    @Inject
    UserRequest request;

    @Inject
    AdmittedAttempt attempt;

    @Inject
    SignInCompletion completion;

    @Inject
    SuggestedAddress suggested;

    @Inject
    FieldErrors errors;

    @Inject
    RetryLater retry;

    private String email;
    private String password;

    public void open() {
        request.giveDeviceId();
        suggested.find().ifPresent(address -> email = address);
    }

    public String submit() {
        if (!request.keepsCookies()) {
            return UserPage.COOKIES.view();
        }
        return proceed(attempt.find()
                .map(admitted -> signIn.begin(admitted, password, request.getContext()))
                .orElseGet(() -> signIn.begin(
                        request.getService(), email, password, request.getDeviceCookies(), request.getContext())));
    }

    private String proceed(SignInResult result) {
        return switch (result) {
            case OtpRequired(PendingCode code) -> {
                request.keep(SiteCookie.ATTEMPT, new AttemptCookie(code.reference(), code.token()).toString());
                yield OtpBacking.PAGE;
            }
            case SignedIn signedIn -> completion.complete(signedIn);
            case Denied(WrongPassword()) -> refuse(null, "login.denied");
            case Denied(HasherBusy()) -> {
                retry.after(BUSY_SECONDS, HttpServletResponse.SC_SERVICE_UNAVAILABLE);
                yield refuse(null, "login.busy");
            }
            case Delayed(Instant until) -> delay(retry.until(until));
            case Closed() -> refuse(null, "otp.over.CLOSED");
        };
    }

    /** Nobody waits for longer than a day: the mailed number is the way in. */
    private String delay(long minutes) {
        return minutes > MINUTES_OF_A_DAY ? refuse(null, "login.numberFirst") : refuse(null, "login.delayed", minutes);
    }

    private String refuse(String field, String key, long... numbers) {
        errors.refuse(field, key, numbers);
        return null;
    }

    public String getTitle() {
        return Texts.get("login.title", request.getServiceName());
    }

    /** Whether the sign-in returns to the page where the session ended. */
    public boolean isReturning() {
        return request.cookie(SiteCookie.RETURN).flatMap(ReturnTo::to).isPresent();
    }

    /** Whether this attempt was refused unchecked, because too many failed before it. */
    public boolean isDelayed() {
        return errors.isRefused("login.delayed") || errors.isRefused("login.numberFirst");
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = email;
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }
}
