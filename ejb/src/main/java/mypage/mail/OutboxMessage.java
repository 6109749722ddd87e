package mypage.mail;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedNativeQuery;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import mypage.platform.Language;

/**
 * A mail on its way. Life: queued in the transaction that asks for it; claimed by one worker of any node for
 * {@link #LEASE}; sent, or tried again after a pause that doubles from one second to a minute, and after ten tries
 * on to an hour, but shrinks again before its end, so that it is tried while it is still worth it. What is past its {@code notAfter}, or overtaken by a newer message on the same topic, is not sent, nor is
 * what the mail server refuses for good. The body is sealed, and wiped when the message reaches its end. Staff read it as a {@code LoggedMail}, without the body.
 */
@Entity
@Table(name = "outbox_message")
@NamedNativeQuery(name = OutboxMessage.NEXT_DUE, resultClass = OutboxMessage.class, query = """
                select * from outbox_message where state = 'QUEUED' and next_try_at <= ?1
                order by bulk, next_try_at limit 1 for update skip locked""")
@NamedQuery(
        name = OutboxMessage.IS_OVERTAKEN,
        query = "select count(m) from OutboxMessage m where m.topic = :topic and m.queuedAt > :queuedAt")
@NamedQuery(name = OutboxMessage.NOTE_SENT, query = """
                update OutboxMessage m set m.state = mypage.mail.OutboxMessage.State.SENT, m.body = null,
                    m.finishedAt = :now, m.lastError = null where m.id = :id""")
@NamedQuery(name = OutboxMessage.NOTE_FAILURE, query = """
                update OutboxMessage m set m.nextTryAt = :next, m.lastError = :error, m.claimedUntil = null
                where m.id = :id and m.tries = :tries""")
@NamedQuery(name = OutboxMessage.NOTE_REFUSAL, query = """
                update OutboxMessage m set m.state = mypage.mail.OutboxMessage.State.FAILED, m.body = null,
                    m.finishedAt = :now, m.lastError = :error where m.id = :id and m.tries = :tries""")
@NamedQuery(name = OutboxMessage.HASTEN, query = """
                update OutboxMessage m set m.nextTryAt = :now where m.id = :id
                    and m.state = mypage.mail.OutboxMessage.State.QUEUED
                    and (m.claimedUntil is null or m.claimedUntil <= :now)""")
@NamedNativeQuery(name = OutboxMessage.HASTEN_FAILING, query = """
                with failing as (
                    select id from outbox_message where state = 'QUEUED' and last_error is not null
                        and (queued_at, id) > (?1, ?2) and (claimed_until is null or claimed_until <= ?3)
                    order by queued_at, id limit ?4 for update skip locked),
                hastened as (
                    update outbox_message m set next_try_at = ?3 from failing where m.id = failing.id
                    returning m.queued_at, m.id)
                select queued_at, id from hastened order by queued_at, id""")
@NamedNativeQuery(name = OutboxMessage.COUNT_FAILING, query = """
                select count(*) from (
                    select 1 from outbox_message where state = 'QUEUED' and last_error is not null limit ?1) failing""")
public class OutboxMessage {

    public static final String NEXT_DUE = "OutboxMessage.nextDue";
    static final String IS_OVERTAKEN = "OutboxMessage.isOvertaken";
    static final String NOTE_SENT = "OutboxMessage.noteSent";
    static final String NOTE_FAILURE = "OutboxMessage.noteFailure";
    static final String NOTE_REFUSAL = "OutboxMessage.noteRefusal";
    public static final String HASTEN = "OutboxMessage.hasten";
    public static final String HASTEN_FAILING = "OutboxMessage.hastenFailing";
    public static final String COUNT_FAILING = "OutboxMessage.countFailing";

    /** How long a claim holds; longer than {@link MailTransport} takes to send or give up, so nobody sends it too. */
    public static final Duration LEASE = Duration.ofMinutes(1);

    /** So soon it is over, mostly; a mail server that is down for longer is not asked all the time for each mail. */
    private static final int QUICK_TRIES = 10;

    private static final Duration LONGEST_QUICK_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final int LONGEST_ERROR = 300;

    public enum State {
        QUEUED,
        SENT,
        /** Refused for good by the mail server. */
        FAILED,
        EXPIRED,
        REPLACED
    }

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "id")
    private long id;

    private String topic;
    private String recipient;
    private String subject;
    private byte[] body;

    @Enumerated(EnumType.STRING)
    private Language language;

    @Enumerated(EnumType.STRING)
    private State state;

    @Column(name = "queued_at")
    private Instant queuedAt;

    @Column(name = "not_after")
    private Instant notAfter;

    @Column(name = "next_try_at")
    private Instant nextTryAt;

    private int tries;

    /** While a worker sends it; in the past when that worker's node died. */
    @Column(name = "claimed_until")
    private Instant claimedUntil;

    /** Nobody waits for it: it goes when no other mail is due. */
    private boolean bulk;

    @Column(name = "finished_at")
    private Instant finishedAt;

    @Column(name = "last_error")
    private String lastError;

    protected OutboxMessage() {}

    /** @param body that of the mail, sealed */
    public OutboxMessage(String topic, String recipient, Mail mail, byte[] body, Instant notAfter, Instant now) {
        this.topic = topic;
        this.recipient = recipient;
        this.subject = mail.subject();
        this.language = mail.language();
        this.body = body.clone();
        this.state = State.QUEUED;
        this.queuedAt = now;
        this.notAfter = notAfter;
        this.nextTryAt = now;
    }

    OutboxMessage inBulk() {
        bulk = true;
        return this;
    }

    public long id() {
        return id;
    }

    String topic() {
        return topic;
    }

    String recipient() {
        return recipient;
    }

    String subject() {
        return subject;
    }

    byte[] body() {
        return body;
    }

    Language language() {
        return language;
    }

    Instant queuedAt() {
        return queuedAt;
    }

    int tries() {
        return tries;
    }

    boolean isExpired(Instant now) {
        return !now.isBefore(notAfter);
    }

    void claim(Instant now) {
        tries++;
        nextTryAt = now.plus(LEASE);
        claimedUntil = nextTryAt;
    }

    void giveUp(State why, Instant now) {
        state = why;
        body = null;
        finishedAt = now;
    }

    /** Its end when no further try is worth it: then it is given up. */
    Instant nextTryAfterFailure(Instant now) {
        Instant next = now.plus(pause());
        return next.isBefore(notAfter) ? next : lateTry(now);
    }

    private Duration pause() {
        return tries <= QUICK_TRIES
                ? doubled(Duration.ofSeconds(1), tries - 1, LONGEST_QUICK_PAUSE)
                : doubled(LONGEST_QUICK_PAUSE, tries - QUICK_TRIES, LONGEST_PAUSE);
    }

    /** In half of the time that is left: whoever gets it then has as long to make use of it. */
    private Instant lateTry(Instant now) {
        Duration half = Duration.between(now, notAfter).dividedBy(2);
        return half.compareTo(LONGEST_QUICK_PAUSE) < 0 ? notAfter : now.plus(half);
    }

    private static Duration doubled(Duration first, int times, Duration longest) {
        Duration pause = first.multipliedBy(1L << Math.min(times, 10));
        return pause.compareTo(longest) < 0 ? pause : longest;
    }

    static String abbreviated(String error) {
        return error.length() > LONGEST_ERROR ? error.substring(0, LONGEST_ERROR) : error;
    }
}
