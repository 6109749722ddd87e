package mypage.mail;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import mypage.platform.Secrets;

/** A transactional outbox: mails are rows, so that no request talks to a mail server and no crash loses a mail. */
@Stateless
public class Outbox {

    /** Tells the delivery of this node, after the commit, that there is a mail to send. */
    public record Queued() {}

    @PersistenceContext
    EntityManager entities;

    @Inject
    OutboxMessageRepository messages;

    @Inject
    Secrets secrets;

    @Inject
    SmtpSettings settings;

    @Inject
    Clock clock;

    @Inject
    Event<Queued> queued;

    /** Queues a notice in the caller's transaction, as the other method does. */
    public void enqueue(String topic, String recipient, Mail mail, Instant notAfter) {
        enqueue(MailPriority.NOTICE, topic, recipient, mail, notAfter);
    }

    /**
     * Queues a mail in the caller's transaction.
     *
     * @param topic a newer message on the same topic replaces an older one that is not sent yet
     * @param notAfter after this time the mail is not worth sending
     */
    public void enqueue(MailPriority priority, String topic, String recipient, Mail mail, Instant notAfter) {
        enqueue(message(topic, recipient, mail, notAfter).with(priority));
    }

    /** Queues one of many mails that nobody waits for: all other mails that are due are sent first. */
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

    /** Claims one due message for this worker, and ends those that are no longer to be sent. */
    public Optional<OutboxMessage> claimNext() {
        return claim(messages::nextDue);
    }

    /** Does the same among one-time passwords. */
    public Optional<OutboxMessage> claimNextOneTimePassword() {
        return claim(messages::nextOneTimePassword);
    }

    private Optional<OutboxMessage> claim(Function<Instant, Optional<OutboxMessage>> next) {
        Instant now = clock.instant();
        for (Optional<OutboxMessage> due = next.apply(now); due.isPresent(); due = next.apply(now)) {
            OutboxMessage message = due.get();
            if (message.isExpired(now)) {
                message.giveUp(OutboxMessage.State.EXPIRED, now);
            } else if (messages.isOvertaken(message)) {
                message.giveUp(OutboxMessage.State.REPLACED, now);
            } else {
                message.claim(now, settings.longestTransfer());
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

    /**
     * The mail server may have accepted the mail. So nobody sends it again before the server must have answered. That
     * holds for a one-time password too: a user who does not want to wait starts over, and gets another one at once.
     */
    public void noteUnknownFate(OutboxMessage message, String error) {
        messages.noteUnknownFate(
                message, OutboxMessage.abbreviated(error), clock.instant().plus(settings.end()));
    }

    /** Gives the message up, because the mail server will never accept it. */
    public void noteRefusal(OutboxMessage message, String error) {
        messages.noteRefusal(message, OutboxMessage.abbreviated(error), clock.instant());
    }
}
