package mypage.admin.announcements;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import mypage.account.Service;
import mypage.admin.approvals.ActDetails;
import mypage.admin.approvals.ActHandler;
import mypage.admin.approvals.ActKind;
import mypage.audit.AuditTrail;
import mypage.otp.OtpRollout;
import mypage.platform.RequestContext;

/** Moves rollout dates: at once, or after a second member approved it. Joins the caller's transaction. */
@ApplicationScoped
public class OtpRolloutDates implements ActHandler {

    @PersistenceContext
    EntityManager entities;

    @Inject
    AuditTrail audit;

    @Inject
    Clock clock;

    /** Whether this is the date of the service. Locks the row, so that it stays so until the transaction ends. */
    boolean isAt(Service service, Instant seen) {
        return held(service).requiredFrom().equals(seen);
    }

    void move(Service service, Instant to, RequestContext context) {
        held(service).move(to, clock.instant());
        audit.record(AnnouncementAuditKind.LAUNCH_CHANGED, service, null, context);
    }

    private OtpRollout held(Service service) {
        return entities.find(OtpRollout.class, service, LockModeType.PESSIMISTIC_WRITE);
    }

    static ActDetails details(Service service, Instant seen, Instant to) {
        return new ActDetails(Map.of("service", service.name(), "from", seen.toString(), "to", to.toString()));
    }

    @Override
    public Set<ActKind> kinds() {
        return Set.of(ActKind.POSTPONE_OTP);
    }

    /** Does nothing if the date has changed, or if it would be past by now, so that it would not mean what was shown. */
    @Override
    public boolean carryOut(ActKind kind, ActDetails details, RequestContext context) {
        Service service = Service.valueOf(details.get("service"));
        Instant to = Instant.parse(details.get("to"));
        boolean same = isAt(service, Instant.parse(details.get("from"))) && to.isAfter(clock.instant());
        if (same) {
            move(service, to, context);
        }
        return same;
    }
}
