package mypage.web.signin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletResponse;
import mypage.signin.SignInService;
import mypage.signin.SignInStep;
import mypage.signin.SignInStep.Busy;
import mypage.signin.SignInStep.Delayed;
import mypage.signin.SignInStep.OtpRequired;
import mypage.signin.SignInStep.SignedIn;
import mypage.signin.SignInStep.StartOver;
import mypage.web.site.BrowserCookie;
import mypage.web.site.FieldErrors;
import mypage.web.site.Texts;
import mypage.web.site.Visit;

/** The sign-in page: ID and password. */
@Named
@RequestScoped
public class LoginBacking {

    private static final long BUSY_SECONDS = 5;

    @Inject
    SignInService signIn;

    @Inject
    Visit visit;

    @Inject
    Entrance entrance;

    @Inject
    FieldErrors errors;

    @Inject
    RetryLater retry;

    private String email;
    private String password;

    public void open() {
        visit.nameBrowser();
    }

    public String submit() {
        if (!visit.keepsCookies()) {
            return "/cookies";
        }
        return proceed(signIn.begin(visit.getService(), email, password, visit.getBrowser(), visit.getClient()));
    }

    private String proceed(SignInStep step) {
        if (step instanceof OtpRequired otp) {
            visit.keep(BrowserCookie.ATTEMPT, new AttemptCookie(otp.reference(), otp.attemptToken()).toString());
            return OtpBacking.PAGE;
        }
        if (step instanceof SignedIn signedIn) {
            return entrance.enter(signedIn);
        }
        refuse(step);
        return null;
    }

    private void refuse(SignInStep step) {
        if (step instanceof Busy) {
            retry.after(BUSY_SECONDS, HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            errors.refuse(null, "login.busy");
        } else if (step instanceof Delayed delay) {
            errors.refuse(null, "login.delayed", retry.until(delay.until()));
        } else if (step instanceof StartOver) {
            errors.refuse(null, "otp.over.CLOSED");
        } else {
            errors.refuse(null, "login.denied");
        }
    }

    public String getTitle() {
        return Texts.get("login.title", visit.getServiceName());
    }

    /** Whether the sign-in leads back to where the session ended. */
    public boolean isLedBack() {
        return visit.cookie(BrowserCookie.RETURN).flatMap(WayBack::to).isPresent();
    }

    /** Whether this try was not judged because there were too many before it. */
    public boolean isDelayed() {
        return errors.isRefused("login.delayed");
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
