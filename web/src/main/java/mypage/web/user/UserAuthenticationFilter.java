package mypage.web.user;

import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.SecurityContext;
import jakarta.security.enterprise.authentication.mechanism.http.AuthenticationParameters;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import mypage.session.SessionService;
import mypage.web.site.PagePath;
import mypage.web.site.SessionMechanism.LivingSession;
import mypage.web.site.SiteCookie;

/**
 * Lets only signed-in users to the pages behind the sign-in, and those past the sign-in page. A page is behind it unless
 * it is named here, so that a new one can't be left open by mistake.
 */
public class UserAuthenticationFilter extends HttpFilter {

    private static final Set<String> OPEN_TO_ALL = Set.of(
            "login",
            "notice",
            "login-pass",
            "login-pass-code",
            "forgot",
            "link-sent",
            "register-again",
            "register",
            "otp",
            "otp-skip",
            "logout",
            "not-me",
            "address-stop",
            "address-prove",
            "address-lost",
            "password-reset",
            "reopen",
            "faq",
            "terms",
            "contact",
            "accessibility");

    private static final String SWITCH = "switch";

    private static final String IDLE = "?idle";

    private static final String UNSENT = "?unsent";

    private static final Set<String> GROUPS = Set.of("user");

    @Inject
    SessionService sessions;

    @Inject
    SecurityContext security;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var path = PagePath.of(request).orElse(null);
        if (path != null && !OPEN_TO_ALL.contains(path.page()) && !isSignedIn(path, request, response)) {
            leadToSignIn(path, request, response);
        } else if (path != null && path.page().equals("login") && isPastSignIn(path, request, response)) {
            response.sendRedirect(request.getContextPath() + path.to("mypage"));
        } else {
            chain.doFilter(request, response);
        }
    }

    /** Says why, to whom had been signed in or was about to send something, and keeps the way back of the former for a while. */
    private static void leadToSignIn(PagePath path, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        boolean posts = request.getMethod().equals("POST");
        boolean wasSignedIn = SiteCookie.SESSION.read(request, path.service()).isPresent();
        if (wasSignedIn) {
            ReturnTo.from(path, request)
                    .ifPresentOrElse(
                            page -> SiteCookie.RETURN.write(response, path.service(), page),
                            () -> SiteCookie.RETURN.remove(response, path.service()));
        }
        var why = posts ? UNSENT : wasSignedIn ? IDLE : "";
        response.sendRedirect(request.getContextPath() + path.to("login") + why);
    }

    /** Not who is signed in and wants to change to another account; the page then says who that is. */
    private boolean isPastSignIn(PagePath path, HttpServletRequest request, HttpServletResponse response) {
        boolean switches = request.getParameter(SWITCH) != null;
        boolean opens = !request.getMethod().equals("POST");
        return (switches || opens) && isSignedIn(path, request, response) && !switches;
    }

    private boolean isSignedIn(PagePath path, HttpServletRequest request, HttpServletResponse response) {
        return SiteCookie.SESSION
                .read(request, path.service())
                .flatMap(token -> sessions.resume(path.service(), token))
                .map(user -> AuthenticationParameters.withParams()
                        .credential(new LivingSession(new UserPrincipal(user), GROUPS)))
                .filter(session -> security.authenticate(request, response, session) == AuthenticationStatus.SUCCESS)
                .isPresent();
    }
}
