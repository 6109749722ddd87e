package mypage.admin.mails;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import mypage.mail.Bounce;
import mypage.mail.OutboxMessage;
import mypage.platform.ReadByPages;

/**
 * An {@link OutboxMessage} as staff see it: without its body, which no query of this class can read. Never written.
 * Lists begin with the newest; the condition of each query is a range of one index, see V10.
 */
@Entity
@ReadByPages
@Table(name = "outbox_message")
@NamedQuery(name = LoggedMail.ALL, query = "select m from LoggedMail m where " + LoggedMail.RANGE)
@NamedQuery(
        name = LoggedMail.BY_STATE,
        query = "select m from LoggedMail m where m.state = :state and " + LoggedMail.RANGE)
@NamedQuery(
        name = LoggedMail.BY_RECIPIENT,
        query = "select m from LoggedMail m where lower(m.recipient) = :recipient and " + LoggedMail.RANGE)
@NamedQuery(
        name = LoggedMail.BY_RECIPIENT_AND_STATE,
        query = "select m from LoggedMail m where lower(m.recipient) = :recipient and m.state = :state and "
                + LoggedMail.RANGE)
@NamedQuery(
        name = LoggedMail.FAILING_BY_RECIPIENT,
        query = "select m from LoggedMail m where lower(m.recipient) = :recipient and m.state = :state"
                + " and m.lastError is not null and " + LoggedMail.RANGE)
@NamedQuery(
        name = LoggedMail.BOUNCED_BY_RECIPIENT,
        query = "select m from LoggedMail m where lower(m.recipient) = :recipient and m.bounce = :bounce and "
                + LoggedMail.RANGE)
public class LoggedMail {

    static final String ALL = "LoggedMail.all";
    static final String BY_STATE = "LoggedMail.byState";
    static final String BY_RECIPIENT = "LoggedMail.byRecipient";
    static final String BY_RECIPIENT_AND_STATE = "LoggedMail.byRecipientAndState";
    static final String FAILING_BY_RECIPIENT = "LoggedMail.failingByRecipient";
    static final String BOUNCED_BY_RECIPIENT = "LoggedMail.bouncedByRecipient";

    static final String RANGE = "m.queuedAt >= :since and m.queuedAt <= :until and (m.queuedAt < :until or m.id < :id)"
            + " order by m.queuedAt desc, m.id desc";

    @Id
    private long id;

    private String topic;
    private String recipient;
    private String subject;

    @Enumerated(EnumType.STRING)
    private OutboxMessage.State state;

    @Column(name = "queued_at")
    private Instant queuedAt;

    @Column(name = "not_after")
    private Instant notAfter;

    @Column(name = "next_try_at")
    private Instant nextTryAt;

    private int tries;

    @Column(name = "finished_at")
    private Instant finishedAt;

    @Column(name = "last_error")
    private String lastError;

    @Enumerated(EnumType.STRING)
    private Bounce bounce;

    @Column(name = "bounced_at")
    private Instant bouncedAt;

    @Column(name = "bounce_reason")
    private String bounceReason;

    protected LoggedMail() {}

    public long id() {
        return id;
    }

    /** What it is about, without whom it concerns; for example {@code otp}. */
    public String topic() {
        return topic.split(":", 2)[0];
    }

    public String recipient() {
        return recipient;
    }

    public String subject() {
        return subject;
    }

    public MailState state() {
        if (bounce != null && !isQueued()) {
            return bounce == Bounce.FAILED ? MailState.UNDELIVERED : MailState.DELAYED;
        }
        return isFailing() ? MailState.FAILING : MailState.valueOf(state.name());
    }

    private boolean isFailing() {
        return isQueued() && lastError != null;
    }

    public boolean isQueued() {
        return state == OutboxMessage.State.QUEUED;
    }

    public Instant queuedAt() {
        return queuedAt;
    }

    /** It is not sent after this time. */
    public Instant notAfter() {
        return notAfter;
    }

    /** The next attempt; empty when there will be none, because the mail is finished or will be by then. */
    public Optional<Instant> nextTryAt() {
        return Optional.of(nextTryAt).filter(next -> isQueued() && next.isBefore(notAfter));
    }

    public int tries() {
        return tries;
    }

    /** When it was sent or given up. */
    public Optional<Instant> finishedAt() {
        return Optional.ofNullable(finishedAt);
    }

    /**
     * The last answer of the mail server, or what a report of a later one says; empty when the mail server accepted the
     * mail or was not asked yet.
     */
    public Optional<String> lastAnswer() {
        return Optional.ofNullable(lastError).or(() -> Optional.ofNullable(bounceReason));
    }

    /** When a report said that it came back or is late. */
    public Optional<Instant> bouncedAt() {
        return Optional.ofNullable(bouncedAt);
    }
}
