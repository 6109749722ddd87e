package mypage.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.eclipse.persistence.exceptions.DatabaseException;
import org.eclipse.persistence.sessions.JNDIConnector;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A node uses no more connections than it may. */
@Tag("C23")
@Timeout(10)
class LimitedConnectorTest {

    private final ConnectionLimit limit = new ConnectionLimit(2, Duration.ofMillis(100));
    private final LimitedConnector connector = new LimitedConnector(new JNDIConnector("unused"), limit);

    private static Supplier<Connection> source() {
        return () -> (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (connection, method, given) -> {
                    if (method.getName().equals("commit")) {
                        throw new SQLException("the database is gone");
                    }
                    return null;
                });
    }

    @Test
    void oneMoreThanAllowedIsRefusedAndNamesTheSetting() {
        connector.limited(source());
        connector.limited(source());
        assertEquals(2, limit.inUse());
        DatabaseException refused = assertThrows(DatabaseException.class, () -> connector.limited(source()));
        assertEquals(
                "all 2 connections of MYPAGE_DB_POOL are in use",
                refused.getCause().getMessage());
    }

    @Test
    void oneThatIsClosedServesTheNextWhoWaits() throws Exception {
        connector.limited(source());
        Connection second = connector.limited(source());
        var patient = new LimitedConnector(new JNDIConnector("unused"), limit);
        var waiting = CompletableFuture.supplyAsync(() -> patient.limited(source()));
        while (limit.waiting() == 0 && !waiting.isDone()) {
            Thread.onSpinWait();
        }
        second.close();
        waiting.get();
        assertEquals(2, limit.inUse());
    }

    @Test
    void aConnectionThatIsClosedTwiceLeavesOnce() throws Exception {
        connector.limited(source());
        Connection second = connector.limited(source());
        second.close();
        second.close();
        assertEquals(1, limit.inUse());
    }

    @Test
    void aConnectionThatCanNotBeOpenedTakesNoPlace() {
        assertThrows(
                IllegalStateException.class,
                () -> connector.limited(() -> {
                    throw new IllegalStateException("no database");
                }));
        assertEquals(0, limit.inUse());
    }

    @Test
    void aDatabaseThatWentAgainBeforeTheFirstConnectionIsNamedInOneLine() {
        var said = new SQLException("Error in allocating a connection", new SQLException("FATAL: it shuts down\nMore"));
        var failure = assertThrows(
                IllegalStateException.class,
                () -> connector.first(() -> {
                    throw DatabaseException.sqlException(said);
                }));
        assertEquals("the database of MYPAGE_DB_URL can't be used: FATAL: it shuts down", failure.getMessage());
    }

    @Test
    void whatTheDatabaseSaysIsPassedOn() {
        Connection connection = connector.limited(source());
        SQLException said = assertThrows(SQLException.class, connection::commit);
        assertTrue(said.getMessage().contains("gone"));
    }
}
