package mypage.admin.announcements;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import mypage.account.Service;
import mypage.admin.approvals.ActDetails;
import mypage.admin.approvals.ActHandler;
import mypage.admin.approvals.ActKind;
import mypage.audit.AuditTrail;
import mypage.otp.OtpPilot;
import mypage.otp.OtpRollout;
import mypage.otp.OtpRolloutRepository;
import mypage.platform.RequestContext;

/** Changes pilots: at once, or after a second member approved it. Joins the caller's transaction. */
@ApplicationScoped
public class OtpPilots implements ActHandler {

    @PersistenceContext
    EntityManager entities;

    @Inject
    OtpRolloutRepository rollouts;

    @Inject
    AuditTrail audit;

    @Inject
    Clock clock;

    /** Whether this is the pilot of the service. Locks its row, so that it stays so until the transaction ends. */
    boolean isAt(Service service, OtpPilot seen) {
        held(service);
        return rollouts.pilots().get(service).equals(seen);
    }

    void change(Service service, Instant from, int share, boolean clearsList, RequestContext context) {
        held(service).pilot(from, share);
        audit.record(AnnouncementAuditKind.PILOT_CHANGED, service, null, context);
        if (clearsList) {
            rollouts.clearList(service).stream()
                    .sorted()
                    .forEach(id -> audit.record(AnnouncementAuditKind.PILOT_LEFT, service, id, context));
        }
    }

    private OtpRollout held(Service service) {
        return entities.find(OtpRollout.class, service, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Returns how many were on no list before. Locks the rows, so that no change of a pilot overlooks them. */
    int add(List<Long> accounts, RequestContext context) {
        Stream.of(Service.values()).forEach(this::held);
        Map<Long, Service> added = rollouts.addToLists(accounts, clock.instant());
        added.forEach((id, service) -> audit.record(AnnouncementAuditKind.PILOT_JOINED, service, id, context));
        return added.size();
    }

    static ActDetails details(Service service, OtpPilot seen, Instant from, int share, boolean clearsList) {
        return new ActDetails(Map.of(
                "service", service.name(),
                "seenFrom", seen.from().toString(),
                "seenShare", Integer.toString(seen.share()),
                "listed", Long.toString(seen.listed()),
                "from", from.toString(),
                "share", Integer.toString(share),
                "clears", Boolean.toString(clearsList)));
    }

    @Override
    public Set<ActKind> kinds() {
        return Set.of(ActKind.NARROW_PILOT);
    }

    /** Does nothing if the pilot has changed, as accounts that joined its list change it. */
    @Override
    public boolean carryOut(ActKind kind, ActDetails details, RequestContext context) {
        Service service = Service.valueOf(details.get("service"));
        OtpPilot seen = new OtpPilot(
                Instant.parse(details.get("seenFrom")), (int) details.number("seenShare"), details.number("listed"));
        boolean same = isAt(service, seen);
        if (same) {
            boolean clears = Boolean.parseBoolean(details.get("clears"));
            change(service, Instant.parse(details.get("from")), (int) details.number("share"), clears, context);
        }
        return same;
    }
}
