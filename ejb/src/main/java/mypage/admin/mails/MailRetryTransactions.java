package mypage.admin.mails;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import mypage.audit.AuditTrail;
import mypage.mail.Outbox;
import mypage.mail.OutboxMessage;
import mypage.platform.RequestContext;

/** The transactions of {@link MailRetryService#retryFailing}. */
@Stateless
public class MailRetryTransactions {

    static final int BATCH = 1000;

    /** @param last the key of the newest of them; the key asked from when there are none */
    public record Batch(int size, MailPosition last) {

        public boolean isFull() {
            return size == BATCH;
        }
    }

    @PersistenceContext
    EntityManager entities;

    @Inject
    AuditTrail audit;

    @Inject
    Event<Outbox.Queued> queued;

    /** Has the next ones after this key tried at once; those that a worker holds are left to it. */
    public Batch hasten(MailPosition after, Instant now, RequestContext context) {
        List<?> rows = entities.createNamedQuery(OutboxMessage.HASTEN_FAILING)
                .setParameter(1, Timestamp.from(after.queuedAt()))
                .setParameter(2, after.id())
                .setParameter(3, Timestamp.from(now))
                .setParameter(4, BATCH)
                .getResultList();
        if (rows.isEmpty()) {
            return new Batch(0, after);
        }
        audit.record(MailAuditKind.MAIL_RETRIED, null, context);
        queued.fire(new Outbox.Queued());
        return new Batch(rows.size(), key((Object[]) rows.get(rows.size() - 1)));
    }

    private static MailPosition key(Object[] row) {
        return new MailPosition(((Timestamp) row[0]).toInstant(), ((Number) row[1]).longValue());
    }
}
