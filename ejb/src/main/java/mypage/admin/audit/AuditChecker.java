package mypage.admin.audit;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import javax.sql.DataSource;
import mypage.audit.AuditChain;
import mypage.platform.FailureKind;
import mypage.platform.RequestContext;
import mypage.platform.Secrets;

/**
 * Checks the chain in the background, one check at a time over all nodes. It holds one connection, no lock that
 * anything else waits for, and memory for a thousand events. The result is also logged, a broken chain as an error for
 * monitoring.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AuditChecker {

    private static final System.Logger LOG = System.getLogger("mypage.audit");

    @Resource(lookup = "java:app/jdbc/mypage")
    DataSource dataSource;

    @Resource
    ManagedExecutorService executor;

    @Inject
    AuditCheckTransactions runs;

    @Inject
    Secrets secrets;

    @Inject
    Clock clock;

    /** @return false when a check is already running */
    public boolean start(Optional<String> expectedHead, RequestContext context) {
        return begin(runs.open(expectedHead, context), expectedHead);
    }

    public void startAutomatic(RequestContext timer) {
        begin(runs.openAutomatic(timer), Optional.empty());
    }

    private boolean begin(Optional<Long> run, Optional<String> expectedHead) {
        run.ifPresent(id -> executor.execute(() -> check(id, expectedHead)));
        return run.isPresent();
    }

    private void check(long id, Optional<String> expectedHead) {
        try (Connection connection = dataSource.getConnection()) {
            int patience = connection.getNetworkTimeout();
            connection.setAutoCommit(false);
            // The first row comes after all are sorted, which may take longer than the usual timeout.
            connection.setNetworkTimeout(Runnable::run, 0);
            try {
                check(id, connection, expectedHead);
            } finally {
                connection.rollback();
                connection.setNetworkTimeout(Runnable::run, patience);
                connection.setAutoCommit(true);
            }
        } catch (SQLException | RuntimeException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "check " + id + " of the chain was not finished: {0}",
                    FailureKind.of(e));
        }
    }

    private void check(long id, Connection connection, Optional<String> expectedHead) throws SQLException {
        AuditCheckRunRepository.lock(connection);
        AuditChain.Report report = new AuditChain(secrets, clock, expectedHead).check(connection);
        runs.finish(id, report);
        LOG.log(report.isSound() ? System.Logger.Level.INFO : System.Logger.Level.ERROR, "checked: " + report);
    }
}
