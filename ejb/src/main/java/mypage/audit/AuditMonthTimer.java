package mypage.audit;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.YearMonth;
import java.util.stream.Collectors;
import mypage.platform.FailureKind;

/**
 * Adds the partitions of the coming months, at the start of each node and each day. When that fails, events still find
 * room in the partitions made before, and after those in the default one. Drops nothing: that is left to a command, and
 * the log says when it is due.
 */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AuditMonthTimer {

    private static final System.Logger LOG = System.getLogger("mypage.audit");

    /** Partitions are made so many months ahead. */
    static final int AHEAD = 4;

    @Inject
    AuditMonthTransactions months;

    @Inject
    AuditSettings settings;

    @Inject
    Clock clock;

    @PostConstruct
    void start() {
        addMonths();
    }

    @Schedule(hour = "2", minute = "0", second = "0", timezone = "Asia/Tokyo", persistent = false)
    public void addMonths() {
        try {
            YearMonth now = AuditMonths.month(clock.instant());
            for (int ahead = 0; ahead <= AHEAD; ahead++) {
                YearMonth month = now.plusMonths(ahead);
                if (months.add(month)) {
                    LOG.log(System.Logger.Level.INFO, "partition added for {0}", month.toString());
                }
            }
            tellWhatIsDue();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "no partition added until the next try: {0}", FailureKind.of(e));
        }
    }

    private void tellWhatIsDue() {
        String due = months.all().stream()
                .filter(month -> AuditMonths.isPastRetention(month, settings.retention(), clock.instant()))
                .map(YearMonth::toString)
                .collect(Collectors.joining(", "));
        if (!due.isEmpty()) {
            LOG.log(System.Logger.Level.WARNING, "past their retention, export and drop them: {0}", due);
        }
    }
}
