package mypage.admin.dashboard;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicInteger;
import mypage.platform.FailureKind;

/**
 * Rolls the metrics up each minute on every node, so the dashboard is at most that late. Of a backlog it takes a day
 * in a transaction, and after a failure half as many hours, because a day with very many events may take longer than a
 * transaction may.
 */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class MetricTimer {

    private static final System.Logger LOG = System.getLogger(MetricTimer.class.getName());

    static final int DAY = 24;

    private final AtomicInteger hours = new AtomicInteger(DAY);

    @Inject
    MetricRollUpTransactions transactions;

    @Schedule(hour = "*", minute = "*", second = "30", persistent = false)
    public void rollUp() {
        try {
            boolean more = true;
            while (more) {
                more = transactions.rollUpNext(hours.get());
                // No more to do may mean that another node is counting, which says nothing about the number of hours.
                if (more) {
                    hours.set(DAY);
                }
            }
        } catch (RuntimeException e) {
            hours.updateAndGet(failed -> Math.max(MetricRollUpTransactions.LEAST_HOURS, failed / 2));
            LOG.log(
                    System.Logger.Level.WARNING,
                    "metrics stay as they are until the next minute: {0}",
                    FailureKind.of(e));
        }
    }
}
