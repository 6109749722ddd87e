package mypage.platform;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** How many connections the transactions of this node use at once. Thread-safe. */
public final class ConnectionLimit {

    /** As long as the pool lets a transaction wait. */
    static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final ConnectionLimit NODE =
            new ConnectionLimit(ConfiguredDatabase.settings().pool(), PATIENCE);

    private final int most;
    private final Duration patience;
    private final Semaphore free;

    ConnectionLimit(int most, Duration patience) {
        this.most = most;
        this.patience = patience;
        this.free = new Semaphore(most, true);
    }

    /** That of the settings; the persistence unit is made before beans can be injected. */
    public static ConnectionLimit ofNode() {
        return NODE;
    }

    /** Whoever enters has to {@link #leave}. */
    void enter() throws SQLException {
        try {
            if (free.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new SQLTransientConnectionException("all " + most + " connections of MYPAGE_DB_POOL are in use");
    }

    void leave() {
        free.release();
    }

    public int most() {
        return most;
    }

    public int inUse() {
        return most - free.availablePermits();
    }

    public int waiting() {
        return free.getQueueLength();
    }
}
