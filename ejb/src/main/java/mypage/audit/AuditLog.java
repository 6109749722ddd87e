package mypage.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;

/** Writes each committed event to the server log as well, for monitoring without the database. */
@ApplicationScoped
public class AuditLog {

    private static final System.Logger LOG = System.getLogger("mypage.audit");

    void onRecorded(@Observes(during = TransactionPhase.AFTER_SUCCESS) AuditEvent event) {
        LOG.log(System.Logger.Level.INFO, event.summary());
    }
}
