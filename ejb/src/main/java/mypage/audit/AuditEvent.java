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
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import mypage.platform.ReadByPages;
import mypage.platform.RequestContext;

/**
 * One action of a user or of staff. It is written in the transaction of the action and never changed, which the
 * database enforces. Soon after, a seal of the chain covers it, see {@link AuditSeal}. Holds no secret.
 */
@Entity
@ReadByPages
@Table(name = "audit_event")
public class AuditEvent {

    /** What the ID of a request begins with if it stands for a sum; the number of requests follows. */
    private static final String SUM = "x";

    /**
     * How many requests an event of the table {@code a} stands for, in SQL. A sum keeps its number where others keep
     * the ID of their request, so that the seals of every release cover it.
     */
    public static final String REQUESTS =
            "(case when a.request_id ~ '^x[0-9]+$' then cast(substr(a.request_id, 2) as bigint) else 1 end)";

    /** Whether the action succeeded. */
    public enum Outcome {
        SUCCESS,
        FAILURE
    }

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "id")
    private long id;

    @Column(name = "occurred_at")
    private Instant occurredAt;

    private String kind;

    @Enumerated(EnumType.STRING)
    private Outcome outcome;

    @Column(name = "account_id")
    private Long accountId;

    private String service;

    @Column(name = "client_address")
    private String clientAddress;

    @Column(name = "request_id")
    private String requestId;

    /** The member of staff who did it; null when a user did. */
    @Column(name = "staff_id")
    private Long staffId;

    /** What it was about, depending on the kind; null when that is the account, or nothing in particular. */
    @Column(name = "target_id")
    private Long targetId;

    /** The name of a user's browser; null when unknown. For the owner of the account, and not part of the chain. */
    private String browser;

    protected AuditEvent() {}

    AuditEvent(AuditKind kind, Enum<?> service, Long accountId, Long targetId, RequestContext context, Instant now) {
        this.kind = kind.name();
        this.outcome = kind.outcome();
        this.service = service == null ? null : service.name();
        this.accountId = accountId;
        this.targetId = targetId;
        this.clientAddress = context.address();
        this.requestId = context.requestId();
        this.staffId = context.staffId();
        this.occurredAt = now;
        this.browser = context.staffId() == null ? nameOf(context) : null;
    }

    private static String nameOf(RequestContext context) {
        String name = BrowserFamily.of(context);
        return name.isEmpty() ? null : name;
    }

    /** The same event, for another try to write it. */
    AuditEvent again() {
        AuditEvent event = new AuditEvent();
        event.kind = kind;
        event.outcome = outcome;
        event.service = service;
        event.accountId = accountId;
        event.targetId = targetId;
        event.clientAddress = clientAddress;
        event.requestId = requestId;
        event.staffId = staffId;
        event.occurredAt = occurredAt;
        event.browser = browser;
        return event;
    }

    /** Who caused a sum: a network, or null for several ones. */
    static RequestContext sum(long requests, String network) {
        // An IPv4 network has one address, by which staff search.
        String address = network == null ? null : network.replaceFirst("/32$", "");
        return new RequestContext(address, SUM + requests, "");
    }

    /** How many requests this ID stands for, if it is that of a sum. */
    public static OptionalLong requests(String requestId) {
        return requestId != null && requestId.matches(SUM + "\\d{1,18}")
                ? OptionalLong.of(Long.parseLong(requestId.substring(SUM.length())))
                : OptionalLong.empty();
    }

    long id() {
        return id;
    }

    public String kind() {
        return kind;
    }

    public Instant occurredAt() {
        return occurredAt;
    }

    /** Null when it concerns none. */
    public Long accountId() {
        return accountId;
    }

    public Optional<Long> targetId() {
        return Optional.ofNullable(targetId);
    }

    Outcome outcome() {
        return outcome;
    }

    /** Empty when it concerns no service. */
    public String serviceName() {
        return Objects.requireNonNullElse(service, "");
    }

    /** How many requests it stands for. */
    long requests() {
        return requests(requestId).orElse(1);
    }

    /** For the log: names and values without spaces, none of which anybody typed. */
    String summary() {
        return kind + " outcome=" + outcome + " account=" + accountId + " service=" + service + " client="
                + clientAddress + " request=" + requestId + (staffId == null ? "" : " staff=" + staffId)
                + (targetId == null ? "" : " target=" + targetId);
    }
}
