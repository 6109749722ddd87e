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
import mypage.platform.FailureKind;

/**
 * Seals the events on every node, every ten seconds and never in the transaction of a sign-in. Each seal writes the
 * head of the chain to the log. The log leaves the machine, so it reveals when somebody cuts off the end of the chain
 * in the database.
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
            LOG.log(
                    System.Logger.Level.WARNING,
                    "audit events stay unsealed until the next try: {0}",
                    FailureKind.of(e));
        }
    }
}
