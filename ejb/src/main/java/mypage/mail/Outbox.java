package mypage.mail;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import mypage.platform.Secrets;

/** The transactional outbox: mails are rows, so a request never talks to a mail server and no crash loses one. */
@Stateless
public class Outbox {

    /** Tells this node's delivery, after the commit, that there is something to send. */
    public record Queued() {}

    @PersistenceContext
    EntityManager entities;

    @Inject
    OutboxMessageRepository messages;

    @Inject
    Secrets secrets;

    @Inject
    Clock clock;

    @Inject
    Event<Queued> queued;

    /**
     * Queues a mail in the caller's transaction.
     *
     * @param topic a newer message on the same topic replaces an unsent older one
     * @param notAfter from then on it is not worth sending
     */
    public void enqueue(String topic, String recipient, Mail mail, Instant notAfter) {
        enqueue(message(topic, recipient, mail, notAfter));
    }

    /** The same for one of many mails that nobody waits for: all others that are due go first. */
    public void enqueueInBulk(String topic, String recipient, Mail mail, Instant notAfter) {
        enqueue(message(topic, recipient, mail, notAfter).inBulk());
    }

    private OutboxMessage message(String topic, String recipient, Mail mail, Instant notAfter) {
        return new OutboxMessage(topic, recipient, mail, secrets.seal(mail.body()), notAfter, clock.instant());
    }

    private void enqueue(OutboxMessage message) {
        entities.persist(message);
        queued.fire(new Queued());
    }

    /** Claims one message that is due for this worker and ends those that are not to be sent any more. */
    public Optional<OutboxMessage> claimNext() {
        Instant now = clock.instant();
        for (Optional<OutboxMessage> due = messages.nextDue(now); due.isPresent(); due = messages.nextDue(now)) {
            OutboxMessage message = due.get();
            if (message.isExpired(now)) {
                message.giveUp(OutboxMessage.State.EXPIRED, now);
            } else if (messages.isOvertaken(message)) {
                message.giveUp(OutboxMessage.State.REPLACED, now);
            } else {
                message.claim(now);
                return due;
            }
            entities.flush();
        }
        return Optional.empty();
    }

    public void noteSent(OutboxMessage message) {
        messages.noteSent(message, clock.instant());
    }

    public void noteFailure(OutboxMessage message, String error) {
        messages.noteFailure(message, OutboxMessage.abbreviated(error), message.nextTryAfterFailure(clock.instant()));
    }

    /** Gives it up: the mail server will not take it, however often it is tried. */
    public void noteRefusal(OutboxMessage message, String error) {
        messages.noteRefusal(message, OutboxMessage.abbreviated(error), clock.instant());
    }
}
