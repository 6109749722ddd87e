package mypage.web.signin;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import mypage.signin.AdmissionResult.Admitted;
import mypage.signin.AdmissionResult.TooMany;
import mypage.signin.AdmissionResult.TooManyAtOnce;
import mypage.signin.SignInService;
import mypage.trust.DeviceCookies;
import mypage.web.site.ErrorPage;
import mypage.web.site.PagePath;
import mypage.web.site.Refusal;
import mypage.web.site.RequestContexts;
import mypage.web.site.RetryLater;
import mypage.web.site.Texts;
import mypage.web.site.Turns;
import mypage.web.site.TypedAddress;
import mypage.web.site.UserPage;
import mypage.web.user.DeviceIdCookie;
import mypage.web.user.TrustCookies;

/**
 * Admits or refuses a password attempt before its page is built. An admitted one holds its place until the page was
 * answered. What the page itself would not submit, such as a blank password, passes: the page says what is missing.
 */
public class SignInFilter extends HttpFilter {

    @Inject
    SignInService signIn;

    @Inject
    AdmittedAttempt attempt;

    @Inject
    Clock clock;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var path = PagePath.of(request).orElse(null);
        var email = path != null && path.page() == UserPage.LOGIN && isAttempt(request)
                ? TypedAddress.in(request)
                : Optional.<String>empty();
        if (email.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        var device = new DeviceCookies(DeviceIdCookie.read(request).orElseThrow(), TrustCookies.read(request));
        // From here on AttemptQueue decides who waits.
        Turns.end(request);
        switch (signIn.admit(path.service(), email.get(), device, RequestContexts.of(request))) {
            case Admitted admitted -> {
                try (admitted) {
                    attempt.set(admitted);
                    chain.doFilter(request, response);
                }
            }
            case TooMany(Instant until) -> {
                var wait = RetryLater.seconds(clock.instant(), until);
                refusal(path, request, Texts.get("login.delayed", RetryLater.minutes(wait)))
                        .send(RetryLater.TOO_MANY_REQUESTS, wait, request, response);
            }
            case TooManyAtOnce(boolean byNetwork) ->
                refusal(path, request, Texts.get("login.busy"))
                        .send(RetryLater.crowded(byNetwork), RetryLater.CROWDED_SECONDS, request, response);
        }
    }

    private static boolean isAttempt(HttpServletRequest request) {
        return request.getMethod().equals("POST")
                && request.getParameter("jakarta.faces.ViewState") != null
                && request.getParameter("password") != null
                && !request.getParameter("password").isEmpty()
                && DeviceIdCookie.read(request).isPresent();
    }

    /** Whatever the reason, a device verification code lets the owner in. */
    private static Refusal refusal(PagePath path, HttpServletRequest request, String why) {
        var html = "<p>%s</p>\n<h2>%s</h2>\n<p>%s</p>\n<p><a class=\"button outline\" href=\"%s\">%s</a></p>"
                .formatted(
                        why,
                        Texts.get("login.pass.title"),
                        Texts.get("login.pass.text"),
                        request.getContextPath() + path.to(UserPage.LOGIN_PASS),
                        Texts.get("login.pass.link"));
        var back = new ErrorPage.Way(path + "?again=1", Texts.get("pass.back"), null);
        return new Refusal(Texts.get("errors.refused"), html, back);
    }
}
