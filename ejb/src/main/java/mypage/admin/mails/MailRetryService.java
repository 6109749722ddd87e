package mypage.admin.mails;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import mypage.audit.AuditTrail;
import mypage.mail.Outbox;
import mypage.mail.OutboxMessageRepository;
import mypage.platform.RequestContext;

/**
 * Lets staff send queued mails at once. A mail that was sent or given up has no body any more and cannot be sent
 * again.
 */
@Stateless
public class MailRetryService {

    /** The most mails of one request; the others keep their time. */
    public static final int MOST = 100_000;

    @Inject
    OutboxMessageRepository messages;

    @Inject
    MailRetryTransactions failing;

    @Inject
    AuditTrail audit;

    @Inject
    Clock clock;

    @Inject
    Event<Outbox.Queued> queued;

    /**
     * Makes a mail due at once.
     *
     * @return false, and nothing has changed, when it is being sent, or was sent, given up or deleted
     */
    @RolesAllowed("OPERATE")
    public boolean retry(long id, RequestContext context) {
        boolean hastened = messages.hasten(id, clock.instant());
        if (hastened) {
            audit.record(MailAuditKind.MAIL_RETRIED, id, context);
            queued.fire(new Outbox.Queued());
        }
        return hastened;
    }

    /**
     * Makes all mails due that failed, the oldest first, in batches with a transaction and an audit event each.
     *
     * @return how many, at most {@link #MOST}
     */
    @RolesAllowed("OPERATE")
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public int retryFailing(RequestContext context) {
        Instant now = clock.instant();
        MailRetryTransactions.Batch batch = failing.hasten(MailRetryTransactions.FIRST, now, context);
        int sum = batch.size();
        while (batch.isFull() && sum < MOST) {
            batch = failing.hasten(batch.last(), now, context);
            sum += batch.size();
        }
        return sum;
    }
}
