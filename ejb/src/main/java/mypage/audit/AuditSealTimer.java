package mypage.audit;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * Has the events sealed, on every node, each ten seconds and never in a sign-in's transaction. The head of the chain goes
 * to the log with each seal: the log leaves the machine, so who cuts off the chain's end in the database is found out.
 */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AuditSealTimer {

    private static final System.Logger LOG = System.getLogger("mypage.audit");

    @Inject
    AuditSealer sealer;

    @Schedule(hour = "*", minute = "*", second = "*/10", persistent = false)
    public void seal() {
        try {
            for (Optional<String> made = sealer.sealNext(); made.isPresent(); made = sealer.sealNext()) {
                LOG.log(System.Logger.Level.INFO, made.get());
            }
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "audit events stay unsealed until the next try: {0}", e.toString());
        }
    }
}
