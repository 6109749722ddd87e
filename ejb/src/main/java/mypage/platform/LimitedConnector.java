package mypage.platform;

import java.io.Serial;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.eclipse.persistence.exceptions.DatabaseException;
import org.eclipse.persistence.sessions.JNDIConnector;
import org.eclipse.persistence.sessions.Session;

/** Takes connections from the pool of the server, within a limit. Thread-safe. */
class LimitedConnector extends JNDIConnector {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient JNDIConnector pool;
    private final transient ConnectionLimit limit;

    LimitedConnector(JNDIConnector pool, ConnectionLimit limit) {
        super(pool.getDataSource());
        this.pool = pool;
        this.limit = limit;
    }

    @Override
    public Connection connect(Properties properties, Session session) {
        if (session.isConnected()) {
            return limited(() -> pool.connect(properties, session));
        }
        Connection[] first = new Connection[1];
        FailedStart.endsProcess(() -> first[0] = first(() -> pool.connect(properties, session)));
        return first[0];
    }

    /**
     * One with which the persistence unit begins. The database was there a moment ago, when the node waited for it, and
     * may be gone again.
     *
     * @throws IllegalStateException with one line that says what the database said
     */
    Connection first(Supplier<Connection> source) {
        try {
            return limited(source);
        } catch (DatabaseException e) {
            throw new IllegalStateException(FailedStart.database(FailedStart.deepest(e)), e);
        }
    }

    /**
     * Waits for a free place first.
     *
     * @throws DatabaseException if there is none in time, as the pool does
     */
    Connection limited(Supplier<Connection> source) {
        try {
            limit.enter();
        } catch (SQLException e) {
            throw DatabaseException.sqlException(e);
        }
        try {
            return leavingAtClose(source.get());
        } catch (RuntimeException e) {
            limit.leave();
            throw e;
        }
    }

    private Connection leavingAtClose(Connection connection) {
        AtomicBoolean open = new AtomicBoolean(true);
        return (Connection) Proxy.newProxyInstance(
                LimitedConnector.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, given) -> {
                    try {
                        return method.invoke(connection, given);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    } finally {
                        if (method.getName().equals("close") && open.getAndSet(false)) {
                            limit.leave();
                        }
                    }
                });
    }

    @Override
    public String getConnectionDetails() {
        return pool.getConnectionDetails();
    }
}
