package mypage.audit;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import mypage.platform.RequestContext;

/**
 * Writes audit events in the caller's transaction: when it is rolled back, the event is neither stored nor logged.
 * Callers pass no secret.
 */
@Stateless
public class AuditTrail {

    @PersistenceContext
    EntityManager entities;

    @Inject
    AuditSums sums;

    @Inject
    ActReasonRepository reasons;

    @Inject
    Clock clock;

    @Inject
    Event<AuditEvent> recorded;

    /**
     * Appends one event.
     *
     * @param accountId the account that it concerns, or null when none is known
     */
    public void record(AuditKind kind, Enum<?> service, Long accountId, RequestContext context) {
        record(new AuditEvent(kind, service, accountId, null, context, clock.instant()), context);
    }

    /**
     * Appends one event.
     *
     * @param accountId the account that it concerns, or null when none is known
     * @param targetId what else it was about, depending on the kind
     */
    public void record(AuditKind kind, Enum<?> service, Long accountId, long targetId, RequestContext context) {
        record(new AuditEvent(kind, service, accountId, targetId, context, clock.instant()), context);
    }

    /**
     * Appends one event of staff that concerns no account.
     *
     * @param targetId what it was about, depending on the kind; null when nothing in particular
     */
    public void record(AuditKind kind, Long targetId, RequestContext context) {
        record(new AuditEvent(kind, null, null, targetId, context, clock.instant()), context);
    }

    /**
     * Appends the first event of this kind, account and network in a minute, and counts the others: for what one
     * browser can repeat as often as it likes.
     */
    public void recordOften(AuditKind kind, Enum<?> service, Long accountId, RequestContext context) {
        if (sums.isFirst(kind, service, accountId, context)) {
            record(kind, service, accountId, context);
        }
    }

    /** Appends sums, all of them or none. */
    public void recordAll(List<AuditEvent> events) {
        events.forEach(this::record);
    }

    /** With the reason, if the member of staff gave one. */
    private void record(AuditEvent event, RequestContext context) {
        record(event);
        if (context.reason() != null) {
            reasons.add(event.id(), context.staffId(), context.reason(), event.occurredAt());
        }
    }

    private void record(AuditEvent event) {
        entities.persist(event);
        recorded.fire(event);
    }
}
