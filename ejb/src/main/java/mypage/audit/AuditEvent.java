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

/** One thing that happened to an account; written once, never changed. */
@Entity
@Table(name = "audit_event")
public class AuditEvent {

    /** What happened. */
    public enum Kind {
        PASSWORD_REFUSED,
        PASSWORD_DELAYED,
        OTP_WITHHELD,
        PASS_ISSUED,
        PASS_USED,
        OTP_ISSUED,
        OTP_WRONG,
        OTP_SKIPPED,
        SKIP_SET,
        SKIP_ENDED,
        SIGNED_IN,
        SIGNED_OUT
    }

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "id")
    private long id;

    @Column(name = "occurred_at")
    private Instant occurredAt;

    @Enumerated(EnumType.STRING)
    private Kind kind;

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
        this.service = service.name();
        this.accountId = accountId;
        this.clientAddress = client.address();
        this.requestId = client.requestId();
        this.occurredAt = now;
    }
}
