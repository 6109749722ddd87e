package mypage.platform;

import org.eclipse.persistence.sessions.Session;
import org.eclipse.persistence.sessions.SessionCustomizer;

/**
 * Tells a database that is away at once: EclipseLink would ask again twice, five seconds apart, and keep the request
 * waiting. The connection pool already sees to it that a connection works before it is used.
 */
public class FailFast implements SessionCustomizer {

    @Override
    public void customize(Session session) {
        session.getLogin().setQueryRetryAttemptCount(0);
    }
}
