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

/**
 * Has the figures rolled up each minute, on every node; the dashboard is so far behind. Of a backlog it takes a day in a transaction;
 * after a failure half as many hours, as a day of very many events may take longer than a transaction may.
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
    MetricRollUpTransactions figures;

    @Schedule(hour = "*", minute = "*", second = "30", persistent = false)
    public void rollUp() {
        try {
            boolean more = true;
            while (more) {
                more = figures.rollUpNext(hours.get());
                // Without more to do it may be that another node is at it, which tells nothing of the hours.
                if (more) {
                    hours.set(DAY);
                }
            }
        } catch (RuntimeException e) {
            hours.updateAndGet(failed -> Math.max(MetricRollUpTransactions.LEAST_HOURS, failed / 2));
            LOG.log(System.Logger.Level.WARNING, "figures stay as they are until the next minute: {0}", e.toString());
        }
    }
}
