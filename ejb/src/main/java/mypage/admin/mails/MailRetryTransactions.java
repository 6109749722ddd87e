package mypage.admin.mails;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import mypage.audit.AuditTrail;
import mypage.mail.Outbox;
import mypage.mail.OutboxMessageRepository;
import mypage.mail.OutboxMessageRepository.Position;
import mypage.platform.RequestContext;

/** The transactions of {@link MailRetryService#retryFailing}. */
@Stateless
public class MailRetryTransactions {

    static final int BATCH = 1000;

    static final Position FIRST = new Position(Instant.EPOCH, 0);

    /** @param last the key of the newest of them; the key asked from when there are none */
    public record Batch(int size, Position last) {

        public boolean isFull() {
            return size == BATCH;
        }
    }

    @Inject
    OutboxMessageRepository messages;

    @Inject
    AuditTrail audit;

    @Inject
    Event<Outbox.Queued> queued;

    /** Has the next ones after this key tried at once; those that a worker holds are left to it. */
    public Batch hasten(Position after, Instant now, RequestContext context) {
        List<Position> hastened = messages.hastenFailing(after, now, BATCH);
        if (hastened.isEmpty()) {
            return new Batch(0, after);
        }
        audit.record(MailAuditKind.MAIL_RETRIED, null, context);
        queued.fire(new Outbox.Queued());
        return new Batch(hastened.size(), hastened.get(hastened.size() - 1));
    }
}
