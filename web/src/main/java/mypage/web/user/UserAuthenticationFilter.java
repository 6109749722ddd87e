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
import mypage.web.site.SessionMechanism.ValidSession;
import mypage.web.site.SiteCookie;
import mypage.web.site.UserPage;

/** Admits only signed-in users to pages that are not open, and leads them past the sign-in page. */
public class UserAuthenticationFilter extends HttpFilter {

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
        if (path != null && !path.page().isOpen() && !isSignedIn(path, request, response)) {
            leadToSignIn(path, request, response);
        } else if (path != null && path.page() == UserPage.LOGIN && isPastSignIn(path, request, response)) {
            boolean forApplication =
                    SiteCookie.APPLICATION.read(request, path.service()).isPresent();
            response.sendRedirect(
                    request.getContextPath() + path.to(forApplication ? UserPage.APPLICATION : UserPage.MYPAGE));
        } else {
            chain.doFilter(request, response);
        }
    }

    /**
     * Tells users why if their session ended or if they sent something, and keeps the way back if their session ended.
     */
    private static void leadToSignIn(PagePath path, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        boolean posts = request.getMethod().equals("POST");
        boolean wasSignedIn = SiteCookie.SESSION.read(request, path.service()).isPresent();
        if (wasSignedIn) {
            ReturnTo.from(path, request)
                    .ifPresentOrElse(
                            page -> SiteCookie.RETURN.write(response, path.service(), page.address()),
                            () -> SiteCookie.RETURN.remove(response, path.service()));
        }
        var why = posts ? UNSENT : wasSignedIn ? IDLE : "";
        response.sendRedirect(request.getContextPath() + path.to(UserPage.LOGIN) + why);
    }

    /** Signed-in users who want to switch accounts stay: the page then tells them who is signed in. */
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
                        .credential(new ValidSession(new UserPrincipal(user), GROUPS)))
                .filter(session -> security.authenticate(request, response, session) == AuthenticationStatus.SUCCESS)
                .isPresent();
    }
}
