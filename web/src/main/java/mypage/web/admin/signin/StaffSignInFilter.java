package mypage.web.admin.signin;

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
import mypage.admin.signin.StaffAdmissionResult.Admitted;
import mypage.admin.signin.StaffAdmissionResult.TooManyAtOnce;
import mypage.admin.signin.StaffSignInService;
import mypage.admin.signin.TooManyAttempts;
import mypage.web.admin.site.Labels;
import mypage.web.admin.site.StaffCookie;
import mypage.web.admin.site.StaffPage;
import mypage.web.site.ErrorPage;
import mypage.web.site.Refusal;
import mypage.web.site.RequestContexts;
import mypage.web.site.RetryLater;
import mypage.web.site.Turns;
import mypage.web.site.TypedAddress;

/** Admits or refuses a password attempt of staff before its page is built, as the one for users does. */
public class StaffSignInFilter extends HttpFilter {

    @Inject
    StaffSignInService signIn;

    @Inject
    AdmittedStaffAttempt attempt;

    @Inject
    Clock clock;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var email = isAttempt(request) ? TypedAddress.in(request) : Optional.<String>empty();
        if (email.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        // From here on AttemptQueue decides who waits.
        Turns.end(request);
        switch (signIn.admit(email.get(), StaffCookie.device(request), RequestContexts.of(request))) {
            case Admitted admitted -> {
                try (admitted) {
                    attempt.set(admitted);
                    chain.doFilter(request, response);
                }
            }
            case TooManyAttempts(Instant until) -> {
                var wait = RetryLater.seconds(clock.instant(), until);
                refusal(Labels.get("login.delayed", RetryLater.minutes(wait)))
                        .send(RetryLater.TOO_MANY_REQUESTS, wait, request, response);
            }
            case TooManyAtOnce(boolean byNetwork) ->
                refusal(Labels.get("login.busy"))
                        .send(RetryLater.crowded(byNetwork), RetryLater.CROWDED_SECONDS, request, response);
        }
    }

    private static boolean isAttempt(HttpServletRequest request) {
        return request.getMethod().equals("POST")
                && request.getParameter("jakarta.faces.ViewState") != null
                && request.getParameter("password") != null
                && !request.getParameter("password").isEmpty();
    }

    private static Refusal refusal(String why) {
        var back = new ErrorPage.Way(StaffPage.LOGIN.path(), Labels.get("login.back"), null);
        return new Refusal(Labels.get("login.refused"), "<p>" + why + "</p>", back);
    }
}
