package mypage.admin.announcements;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import mypage.account.Service;
import mypage.audit.AuditTrail;
import mypage.otp.OtpRollout;
import mypage.otp.OtpRolloutRepository;
import mypage.platform.RequestContext;

/**
 * Lets staff set the rollout dates of one-time passwords (requirement 3). Each sign-in reads the date of its service
 * in its own transaction, so a new date applies on every node from its commit on, to the second. Whoever is waiting
 * for a code continues.
 */
@Stateless
public class OtpRolloutService {

    @PersistenceContext
    EntityManager entities;

    @Inject
    OtpRolloutRepository rollouts;

    @Inject
    AuditTrail audit;

    /** When each service starts to ask for one-time passwords. */
    @RolesAllowed("LOOK_UP")
    public Map<Service, Instant> dates() {
        Map<Service, Instant> dates = new EnumMap<>(Service.class);
        rollouts.all().forEach(rollout -> dates.put(rollout.service(), rollout.requiredFrom()));
        return dates;
    }

    /**
     * Moves a rollout date.
     *
     * @param seen the date that the member saw; if it differs, a colleague was first
     */
    @RolesAllowed("OPERATE")
    public AnnouncementChangeResult move(Service service, Instant seen, Instant to, RequestContext context) {
        OtpRollout rollout = entities.find(OtpRollout.class, service, LockModeType.PESSIMISTIC_WRITE);
        if (!rollout.requiredFrom().equals(seen)) {
            return AnnouncementChangeResult.STALE;
        }
        rollout.move(to);
        audit.record(AnnouncementAuditKind.LAUNCH_CHANGED, service, null, context);
        return AnnouncementChangeResult.DONE;
    }
}
