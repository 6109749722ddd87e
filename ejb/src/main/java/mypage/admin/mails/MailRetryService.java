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

/** Lets staff have queued mails tried at once. What is sent or given up has no body any more, so it can't be sent again. */
@Stateless
public class MailRetryService {

    /** Asked for once, so many are tried at once at most; the others keep their time. */
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

    /** @return false when it is sent just now, or was sent, given up or deleted; then nothing is changed */
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
     * Has all tried at once that failed, oldest first, in batches with a transaction and an event each.
     *
     * @return how many, {@link #MOST} at most
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
