package mypage.audit;

import jakarta.annotation.Resource;
import jakarta.ejb.EJBException;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import javax.sql.DataSource;
import mypage.platform.Secrets;

/**
 * Extends the chain. Takes no lock that a sign-in would wait for: it reads committed events and marks them. Uses plain
 * JDBC, as {@link AuditCheck} does, which reads the same values without a server.
 */
@Stateless
public class AuditSealer {

    @Resource(lookup = "java:app/jdbc/mypage")
    DataSource dataSource;

    @Inject
    Secrets secrets;

    @Inject
    Clock clock;

    /**
     * Seals the oldest unsealed events, in a transaction of its own when the caller has none.
     *
     * @return a line for the log; empty when there was nothing to seal, or another node is sealing
     */
    public Optional<String> sealNext() {
        try (Connection connection = dataSource.getConnection()) {
            return sealNext(connection).map(seal -> "sealed events=" + seal.events() + " head=" + seal.head());
        } catch (SQLException e) {
            throw new EJBException(e);
        }
    }

    Optional<AuditSeal> sealNext(Connection connection) throws SQLException {
        return new AuditSealing(connection, secrets, clock).next();
    }
}
