package mypage.web.signin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.credential.Credential;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import mypage.session.SignedInUser;

/**
 * Identity for one request at a time; the server keeps nothing between two requests. {@link SignInGate} presents the
 * user of a living session; all other requests stay anonymous and cost nothing.
 */
@ApplicationScoped
public class SessionMechanism implements HttpAuthenticationMechanism {

    private static final Set<String> GROUPS = Set.of("user");

    /** A living session, already found: the container would swallow a failure to find one in here. */
    record LivingSession(SignedInUser user) implements Credential {}

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        return context.getAuthParameters().getCredential() instanceof LivingSession session
                ? context.notifyContainerAboutLogin(new SignedInPrincipal(session.user()), GROUPS)
                : context.doNothing();
    }
}
