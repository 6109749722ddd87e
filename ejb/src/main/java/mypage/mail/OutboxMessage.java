package mypage.mail;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import mypage.platform.Language;

/**
 * A mail in the outbox. It is queued in the transaction that requests it, and claimed by one worker of any node for as
 * long as the mail server may take. If sending fails, it is retried after a pause that doubles from one second to a
 * minute and, after ten attempts, to an hour. The pause shrinks again before {@code notAfter}, so that an attempt is
 * made while the mail is still worth sending. A mail is not sent after {@code notAfter}, when a newer message on the
 * same topic replaced it, or when the mail server refuses it for good. The body is encrypted, and wiped when the
 * message ends. Staff read it as a {@code LoggedMail}, without the body.
 */
@Entity
@Table(name = "outbox_message")
@NamedQuery(
        name = OutboxMessage.IS_OVERTAKEN,
        query = "select count(m) from OutboxMessage m where m.topic = :topic and m.queuedAt > :queuedAt")
@NamedQuery(name = OutboxMessage.NOTE_SENT, query = """
                update OutboxMessage m set m.state = mypage.mail.OutboxMessage.State.SENT, m.body = null,
                    m.finishedAt = :now, m.lastError = null where m.id = :id""")
@NamedQuery(name = OutboxMessage.NOTE_FAILURE, query = """
                update OutboxMessage m set m.nextTryAt = :next, m.lastError = :error, m.claimedUntil = null
                where m.id = :id and m.tries = :tries""")
@NamedQuery(name = OutboxMessage.NOTE_UNKNOWN_FATE, query = """
                update OutboxMessage m set m.nextTryAt = :until, m.lastError = :error, m.claimedUntil = :until
                where m.id = :id and m.tries = :tries""")
@NamedQuery(name = OutboxMessage.NOTE_REFUSAL, query = """
                update OutboxMessage m set m.state = mypage.mail.OutboxMessage.State.FAILED, m.body = null,
                    m.finishedAt = :now, m.lastError = :error where m.id = :id and m.tries = :tries""")
@NamedQuery(name = OutboxMessage.HASTEN, query = """
                update OutboxMessage m set m.nextTryAt = :now where m.id = :id
                    and m.state = mypage.mail.OutboxMessage.State.QUEUED
                    and (m.claimedUntil is null or m.claimedUntil <= :now)""")
public class OutboxMessage {

    static final String IS_OVERTAKEN = "OutboxMessage.isOvertaken";
    static final String NOTE_SENT = "OutboxMessage.noteSent";
    static final String NOTE_FAILURE = "OutboxMessage.noteFailure";
    static final String NOTE_UNKNOWN_FATE = "OutboxMessage.noteUnknownFate";
    static final String NOTE_REFUSAL = "OutboxMessage.noteRefusal";
    static final String HASTEN = "OutboxMessage.hasten";

    /** Most failures end within these attempts. A mail server that is down for longer is asked less often. */
    private static final int QUICK_ATTEMPTS = 10;

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

    /** Set while a worker sends it. In the past when the node of that worker died. */
    @Column(name = "claimed_until")
    private Instant claimedUntil;

    /** Nobody waits for it, so it is sent when no other mail is due. */
    private boolean bulk;

    @Enumerated(EnumType.ORDINAL)
    private MailPriority priority = MailPriority.NOTICE;

    @Column(name = "finished_at")
    private Instant finishedAt;

    @Column(name = "last_error")
    private String lastError;

    protected OutboxMessage() {}

    /** @param body the encrypted body of the mail */
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

    OutboxMessage with(MailPriority chosen) {
        priority = chosen;
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

    /** @param lease longer than {@link MailTransport} takes, so that no other worker sends the mail too */
    void claim(Instant now, Duration lease) {
        tries++;
        nextTryAt = now.plus(lease);
        claimedUntil = nextTryAt;
    }

    void giveUp(State why, Instant now) {
        state = why;
        body = null;
        finishedAt = now;
    }

    /** Returns {@code notAfter} when no further attempt is worthwhile; the message is given up then. */
    Instant nextTryAfterFailure(Instant now) {
        Instant next = now.plus(pause());
        return next.isBefore(notAfter) ? next : lateAttempt(now);
    }

    private Duration pause() {
        return tries <= QUICK_ATTEMPTS
                ? doubled(Duration.ofSeconds(1), tries - 1, LONGEST_QUICK_PAUSE)
                : doubled(LONGEST_QUICK_PAUSE, tries - QUICK_ATTEMPTS, LONGEST_PAUSE);
    }

    /** After half of the time that is left, so that the recipient has the other half to use the mail. */
    private Instant lateAttempt(Instant now) {
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
