package mypage.platform;

import java.util.stream.Stream;
import org.eclipse.persistence.sessions.DatabaseLogin;
import org.eclipse.persistence.sessions.JNDIConnector;
import org.eclipse.persistence.sessions.Session;
import org.eclipse.persistence.sessions.SessionCustomizer;
import org.eclipse.persistence.sessions.server.ConnectionPool;
import org.eclipse.persistence.sessions.server.ServerSession;

/**
 * Makes a failed read fail at once. EclipseLink would retry it twice, five seconds apart, while the user waits, and no
 * property of the persistence unit turns that off. Also lets a node use no more connections than {@code
 * MYPAGE_DB_POOL}: the size of the server's pool is a constant in the program. And waits for the database: a server
 * prepares the persistence unit before it starts any of our beans, and would fail at a database that is not there yet.
 */
public class DatabaseSessionCustomizer implements SessionCustomizer {

    @Override
    public void customize(Session session) {
        logins(session).forEach(login -> login.setQueryRetryAttemptCount(0));
        boolean inServer = logins(session).anyMatch(login -> login.getConnector() instanceof JNDIConnector);
        if (inServer) {
            FailedStart.endsProcess(() -> {
                DatabaseAtStart.await();
                logins(session).forEach(DatabaseSessionCustomizer::limit);
            });
        }
    }

    /** Each pool of the session has one of its own. */
    private static Stream<DatabaseLogin> logins(Session session) {
        Stream<DatabaseLogin> pools = session instanceof ServerSession server
                ? Stream.concat(
                                server.getConnectionPools().values().stream(),
                                Stream.ofNullable(server.getReadConnectionPool()))
                        .map(ConnectionPool::getLogin)
                        .map(DatabaseLogin.class::cast)
                : Stream.of();
        return Stream.concat(Stream.of((DatabaseLogin) session.getDatasourceLogin()), pools);
    }

    private static void limit(DatabaseLogin login) {
        if (login.getConnector() instanceof JNDIConnector pool && !(pool instanceof LimitedConnector)) {
            login.setConnector(new LimitedConnector(pool, ConnectionLimit.ofNode()));
        }
    }
}
