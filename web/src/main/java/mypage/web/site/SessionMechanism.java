package mypage.web.site;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.CallerPrincipal;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.credential.Credential;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;

/**
 * Authenticates one request at a time; the server keeps nothing between requests. The authentication filters present
 * the caller of a valid session. All other requests stay anonymous at no cost.
 */
@ApplicationScoped
public class SessionMechanism implements HttpAuthenticationMechanism {

    /** A valid session that a filter has found: the container would swallow a failure to find one in here. */
    public record ValidSession(CallerPrincipal caller, Set<String> groups) implements Credential {

        public ValidSession {
            groups = Set.copyOf(groups);
        }
    }

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        return context.getAuthParameters().getCredential() instanceof ValidSession session
                ? context.notifyContainerAboutLogin(session.caller(), session.groups())
                : context.doNothing();
    }
}
