package mypage.mail;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mypage.platform.NativeStatement;
import mypage.platform.OneRow;

/** The rows of {@link OutboxMessage}. */
@Stateless
public class OutboxMessageRepository {

    /** Every column by its name: a prepared statement with an asterisk fails once a migration adds one. */
    private static final String MAIL = """
            select id, topic, recipient, subject, body, language, state, queued_at, not_after, next_try_at, tries,
                claimed_until, bulk, priority, finished_at, last_error from outbox_message
            """;

    public static final NativeStatement NEXT_DUE = NativeStatement.of(MAIL + """
            where state = 'QUEUED' and next_try_at <= :now
            order by bulk, priority, next_try_at limit 1 for update skip locked""");

    private static final NativeStatement NEXT_ONE_TIME_PASSWORD = NativeStatement.of(MAIL + """
            where state = 'QUEUED' and next_try_at <= :now and not bulk and priority = 0
            order by next_try_at limit 1 for update skip locked""");

    private static final NativeStatement HASTEN_FAILING = NativeStatement.of("""
            with failing as (
                select id from outbox_message where state = 'QUEUED' and last_error is not null
                    and (queued_at, id) > (:afterTime, :afterId) and (claimed_until is null or claimed_until <= :now)
                order by queued_at, id limit :most for update skip locked),
            hastened as (
                update outbox_message m set next_try_at = :now from failing where m.id = failing.id
                returning m.queued_at, m.id)
            select queued_at, id from hastened order by queued_at, id""");

    private static final NativeStatement COUNT_FAILING = NativeStatement.of("""
            select count(*) from (
                select 1 from outbox_message where state = 'QUEUED' and last_error is not null limit :most) failing""");

    /** A failure is the last word. */
    private static final NativeStatement NOTE_BOUNCE = NativeStatement.of("""
            update outbox_message set bounce = :bounce, bounced_at = :now, bounce_reason = :reason
            where id = :id and bounce is distinct from 'FAILED' returning recipient""");

    private static final NativeStatement LAST_UNDELIVERED = NativeStatement.of("""
            select id from outbox_message where lower(recipient) = :recipient and bounce = 'FAILED'
            order by bounced_at desc limit 1""");

    /** The position of a message in the order of queueing. */
    public record Position(Instant queuedAt, long id) {}

    @PersistenceContext
    EntityManager entities;

    /** The message that is due first, locked; one that another transaction has locked is left to it. */
    public Optional<OutboxMessage> nextDue(Instant now) {
        return first(NEXT_DUE, now);
    }

    /** The same among one-time passwords. */
    public Optional<OutboxMessage> nextOneTimePassword(Instant now) {
        return first(NEXT_ONE_TIME_PASSWORD, now);
    }

    private Optional<OutboxMessage> first(NativeStatement statement, Instant now) {
        return statement
                .in(entities, OutboxMessage.class)
                .set("now", now)
                .results(OutboxMessage.class)
                .findFirst();
    }

    /** Whether a newer message on the same topic was queued. */
    public boolean isOvertaken(OutboxMessage message) {
        return entities.createNamedQuery(OutboxMessage.IS_OVERTAKEN, Long.class)
                        .setParameter("topic", message.topic())
                        .setParameter("queuedAt", message.queuedAt())
                        .getSingleResult()
                > 0;
    }

    public void noteSent(OutboxMessage message, Instant now) {
        entities.createNamedQuery(OutboxMessage.NOTE_SENT)
                .setParameter("now", now)
                .setParameter("id", message.id())
                .executeUpdate();
    }

    /** Unless another worker has claimed it since. */
    public void noteFailure(OutboxMessage message, String error, Instant nextTry) {
        entities.createNamedQuery(OutboxMessage.NOTE_FAILURE)
                .setParameter("next", nextTry)
                .setParameter("error", error)
                .setParameter("id", message.id())
                .setParameter("tries", message.tries())
                .executeUpdate();
    }

    /** Claims it until then, unless another worker has claimed it since. */
    public void noteUnknownFate(OutboxMessage message, String error, Instant until) {
        entities.createNamedQuery(OutboxMessage.NOTE_UNKNOWN_FATE)
                .setParameter("until", until)
                .setParameter("error", error)
                .setParameter("id", message.id())
                .setParameter("tries", message.tries())
                .executeUpdate();
    }

    /** Unless another worker has claimed it since. */
    public void noteRefusal(OutboxMessage message, String error, Instant now) {
        entities.createNamedQuery(OutboxMessage.NOTE_REFUSAL)
                .setParameter("now", now)
                .setParameter("error", error)
                .setParameter("id", message.id())
                .setParameter("tries", message.tries())
                .executeUpdate();
    }

    /**
     * Makes a queued message due.
     *
     * @return false, and nothing has changed, when a worker has claimed it, or it is not queued any more
     */
    public boolean hasten(long id, Instant now) {
        return OneRow.isChangedBy(entities.createNamedQuery(OutboxMessage.HASTEN)
                .setParameter("now", now)
                .setParameter("id", id));
    }

    /** Makes due the next messages that failed, except those that a worker has claimed; returns them in order. */
    public List<Position> hastenFailing(Position after, Instant now, int most) {
        return HASTEN_FAILING
                .in(entities)
                .set("afterTime", after.queuedAt())
                .set("afterId", after.id())
                .set("now", now)
                .set("most", most)
                .rows()
                .map(row -> new Position(row.time(0), row.number(1)))
                .toList();
    }

    /** How many messages failed and wait for their next attempt, up to {@code most}. */
    public int countFailing(int most) {
        return COUNT_FAILING
                .in(entities)
                .set("most", most)
                .first()
                .map(row -> (int) row.number(0))
                .orElseThrow();
    }

    /**
     * Notes that the mail came back, or is late. Joins the caller's transaction.
     *
     * @return its recipient; empty, and nothing has changed, if it was deleted or its failure is known
     */
    public Optional<String> noteBounce(long id, Bounce bounce, String reason, Instant now) {
        return NOTE_BOUNCE
                .in(entities)
                .set("id", id)
                .set("bounce", bounce.name())
                .set("reason", OutboxMessage.abbreviated(reason))
                .set("now", now)
                .first()
                .map(row -> row.text(0));
    }

    /** The id of the last mail to this normalized address that came back; empty if there is none, or it was deleted. */
    public Optional<Long> lastUndelivered(String recipient) {
        return LAST_UNDELIVERED.in(entities).set("recipient", recipient).first().map(row -> row.number(0));
    }
}
