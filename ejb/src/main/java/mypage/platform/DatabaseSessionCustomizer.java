package mypage.platform;

import org.eclipse.persistence.sessions.DatabaseLogin;
import org.eclipse.persistence.sessions.JNDIConnector;
import org.eclipse.persistence.sessions.Session;
import org.eclipse.persistence.sessions.SessionCustomizer;

/**
 * Makes a failed read fail at once. EclipseLink would retry it twice, five seconds apart, while the user waits, and no
 * property of the persistence unit turns that off. Also lets a node use no more connections than {@code
 * MYPAGE_DB_POOL}: the size of the server's pool is a constant in the program.
 */
public class DatabaseSessionCustomizer implements SessionCustomizer {

    @Override
    public void customize(Session session) {
        DatabaseLogin login = (DatabaseLogin) session.getDatasourceLogin();
        login.setQueryRetryAttemptCount(0);
        if (login.getConnector() instanceof JNDIConnector pool) {
            login.setConnector(new LimitedConnector(pool, ConnectionLimit.ofNode()));
        }
    }
}
