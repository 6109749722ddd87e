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
 * What members of staff do with the launch dates of one-time passwords (requirement 3). Each sign-in reads its service's in
 * its own transaction, so a date holds on every node from its commit on, and to the second. Who waits for a code goes on.
 */
@Stateless
public class OtpRolloutService {

    @PersistenceContext
    EntityManager entities;

    @Inject
    OtpRolloutRepository rollouts;

    @Inject
    AuditTrail audit;

    /** From when each service asks for one-time passwords. */
    @RolesAllowed("LOOK_UP")
    public Map<Service, Instant> dates() {
        Map<Service, Instant> dates = new EnumMap<>(Service.class);
        rollouts.all().forEach(policy -> dates.put(policy.service(), policy.requiredFrom()));
        return dates;
    }

    /**
     * Moves one.
     *
     * @param seen the date that the member saw; another one means that a colleague was first
     */
    @RolesAllowed("OPERATE")
    public AnnouncementChangeResult move(Service service, Instant seen, Instant to, RequestContext context) {
        OtpRollout policy = entities.find(OtpRollout.class, service, LockModeType.PESSIMISTIC_WRITE);
        if (!policy.requiredFrom().equals(seen)) {
            return AnnouncementChangeResult.STALE;
        }
        policy.move(to);
        audit.record(AnnouncementAuditKind.LAUNCH_CHANGED, service, null, context);
        return AnnouncementChangeResult.DONE;
    }
}
