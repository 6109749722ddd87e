package mypage.web.signin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.Set;
import mypage.session.SessionService;
import mypage.session.SignedInUser;
import mypage.web.site.BrowserCookie;
import mypage.web.site.PagePath;

/**
 * Identity for one request at a time, from the session that its cookie opens; the server keeps nothing between two
 * requests. It acts only when {@link SignInGate} asks, so that all other requests cost nothing.
 */
@ApplicationScoped
public class SessionMechanism implements HttpAuthenticationMechanism {

    private static final Set<String> GROUPS = Set.of("user");

    @Inject
    SessionService sessions;

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        return context.isAuthenticationRequest()
                ? resume(request)
                        .map(user -> context.notifyContainerAboutLogin(new SignedInPrincipal(user), GROUPS))
                        .orElseGet(context::doNothing)
                : context.doNothing();
    }

    private Optional<SignedInUser> resume(HttpServletRequest request) {
        return PagePath.of(request)
                .map(PagePath::service)
                .flatMap(service ->
                        BrowserCookie.SESSION.read(request, service).flatMap(token -> sessions.resume(service, token)));
    }
}
