package mypage.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/**
 * One act of signing in or of administration; written in the act's own transaction, never changed (the database refuses
 * to), and taken into a seal of the chain soon after, see {@link AuditSeal}. Holds no secret.
 */
@Entity
@Table(name = "audit_event")
public class AuditEvent {

    /** Whether somebody got what was asked for. */
    enum Outcome {
        SUCCESS,
        FAILURE
    }

    /** What happened; a success unless it says otherwise. */
    public enum Kind {
        PASSWORD_REFUSED(Outcome.FAILURE),
        /** Not judged, since there had been too many tries. */
        PASSWORD_DELAYED(Outcome.FAILURE),
        /** The password was right, but too many codes were mailed, or too many wrong ones typed. */
        OTP_WITHHELD(Outcome.FAILURE),
        PASS_ISSUED,
        PASS_REFUSED(Outcome.FAILURE),
        PASS_USED,
        OTP_ISSUED,
        OTP_WRONG(Outcome.FAILURE),
        /** A code that could not be tried any more: expired, used, replaced, tried too often or never asked for. */
        OTP_REFUSED(Outcome.FAILURE),
        /** The right code, with nobody signed in yet; where somebody is, SIGNED_IN says it. */
        OTP_RIGHT,
        OTP_SKIPPED,
        SKIP_SET,
        SKIP_ENDED,
        SIGNED_IN,
        SIGNED_OUT,
        SESSION_ENDED,
        NOT_ME,
        PASSWORD_CHANGED,
        CONFIRMED,
        EMAIL_CHANGED,
        LOCKED;

        private final Outcome outcome;

        Kind() {
            this(Outcome.SUCCESS);
        }

        Kind(Outcome outcome) {
            this.outcome = outcome;
        }
    }

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "id")
    private long id;

    @Column(name = "occurred_at")
    private Instant occurredAt;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    @Enumerated(EnumType.STRING)
    private Outcome outcome;

    @Column(name = "account_id")
    private Long accountId;

    private String service;

    @Column(name = "client_address")
    private String clientAddress;

    @Column(name = "request_id")
    private String requestId;

    protected AuditEvent() {}

    AuditEvent(Kind kind, Enum<?> service, Long accountId, Client client, Instant now) {
        this.kind = kind;
        this.outcome = kind.outcome;
        this.service = service.name();
        this.accountId = accountId;
        this.clientAddress = client.address();
        this.requestId = client.requestId();
        this.occurredAt = now;
    }

    /** For the log: names and values without spaces, none of them typed by anybody. */
    String summary() {
        return kind + " outcome=" + outcome + " account=" + accountId + " service=" + service + " client="
                + clientAddress + " request=" + requestId;
    }
}
