package mypage.audit;

import jakarta.annotation.PreDestroy;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import mypage.platform.FailureKind;

/**
 * Writes the {@link AuditSums} of this node each minute, and tries to when it stops. A server that tells no EJB that it
 * stops tells the web application.
 */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AuditSumTimer {

    private static final System.Logger LOG = System.getLogger("mypage.audit");

    /** Taken, but not written because the database was out of reach. Guarded by this. */
    private final List<AuditEvent> unwritten = new ArrayList<>();

    @Inject
    AuditSums sums;

    @Inject
    AuditTrail audit;

    /** What can't be written is kept for the next minute, as far as there is room. */
    @Schedule(hour = "*", minute = "*", second = "0", persistent = false)
    @PreDestroy
    public synchronized void write() {
        if (unwritten.size() < AuditSums.MOST_HELD) {
            unwritten.addAll(sums.take());
        }
        if (unwritten.isEmpty()) {
            return;
        }
        try {
            audit.recordAll(unwritten);
            unwritten.clear();
        } catch (RuntimeException e) {
            unwritten.replaceAll(AuditEvent::again);
            LOG.log(System.Logger.Level.WARNING, "sums stay unwritten until the next minute: {0}", FailureKind.of(e));
        }
    }
}
