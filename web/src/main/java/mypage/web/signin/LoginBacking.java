package mypage.web.signin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletResponse;
import mypage.signin.SignInService;
import mypage.signin.SignInStep;
import mypage.signin.SignInStep.Busy;
import mypage.signin.SignInStep.OtpRequired;
import mypage.signin.SignInStep.SignedIn;
import mypage.web.site.BrowserCookie;
import mypage.web.site.FieldErrors;
import mypage.web.site.Texts;
import mypage.web.site.Visit;

/** The sign-in page: ID and password. */
@Named
@RequestScoped
public class LoginBacking {

    private static final String RETRY_SECONDS = "5";

    @Inject
    SignInService signIn;

    @Inject
    Visit visit;

    @Inject
    Entrance entrance;

    @Inject
    FieldErrors errors;

    @Inject
    ExternalContext external;

    private String email;
    private String password;

    public void open() {
        visit.probeCookies();
    }

    public String submit() {
        if (!visit.keepsCookies()) {
            return "/cookies";
        }
        return proceed(signIn.begin(visit.getService(), email, password, visit.getTrustTokens(), visit.getClient()));
    }

    private String proceed(SignInStep step) {
        if (step instanceof OtpRequired otp) {
            visit.keep(BrowserCookie.ATTEMPT, new AttemptCookie(otp.reference(), otp.attemptToken()).toString());
            return OtpBacking.PAGE;
        }
        if (step instanceof SignedIn signedIn) {
            return entrance.enter(signedIn);
        }
        return step instanceof Busy ? askToTryAgain() : deny();
    }

    private String askToTryAgain() {
        external.setResponseStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        external.setResponseHeader("Retry-After", RETRY_SECONDS);
        errors.add(null, Texts.get("login.busy"));
        return null;
    }

    private String deny() {
        errors.add(null, Texts.get("login.denied"));
        return null;
    }

    public String getTitle() {
        return Texts.get("login.title", visit.getServiceName());
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
