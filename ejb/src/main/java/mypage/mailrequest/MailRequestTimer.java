package mypage.mailrequest;

import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import mypage.platform.FailureKind;

/**
 * Answers requests for mails, each second on every node. While there are more than one worker answers in a second, each
 * second adds a worker, up to {@value #WORKERS}.
 */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class MailRequestTimer {

    private static final System.Logger LOG = System.getLogger(MailRequestTimer.class.getName());
    private static final int WORKERS = 4;

    private final Semaphore idleWorkers = new Semaphore(WORKERS);

    @Resource
    ManagedExecutorService executor;

    @Inject
    MailRequestTransactions transactions;

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    public void look() {
        if (idleWorkers.tryAcquire()) {
            try {
                executor.execute(this::work);
            } catch (RejectedExecutionException e) {
                idleWorkers.release();
                LOG.log(System.Logger.Level.WARNING, "no thread for requests for mails; trying again in a second", e);
            }
        }
    }

    private void work() {
        try {
            for (Optional<ClaimedMailRequest> due = transactions.claim(); due.isPresent(); due = transactions.claim()) {
                answer(due.get());
            }
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "requests for mails wait for the next look: {0}", FailureKind.of(e));
        } finally {
            idleWorkers.release();
        }
    }

    /** One that fails does not stop the others. It is claimed again later, until it expires. */
    private void answer(ClaimedMailRequest claimed) {
        try {
            transactions.answer(claimed);
        } catch (RuntimeException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "a request for a mail ({0}) was not answered: {1}",
                    claimed.request().kind(),
                    FailureKind.of(e));
        }
    }
}
