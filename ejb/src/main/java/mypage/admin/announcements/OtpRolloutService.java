package mypage.admin.announcements;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import mypage.account.Service;
import mypage.admin.approvals.ActKind;
import mypage.admin.approvals.FourEyes;
import mypage.otp.OtpRolloutRepository;
import mypage.platform.RequestContext;

/**
 * Lets staff set the rollout dates of one-time passwords (requirement 3). Each sign-in reads the date of its service
 * in its own transaction, so a new date applies on every node from its commit on, to the second. Whoever is waiting
 * for a code continues.
 */
@Stateless
public class OtpRolloutService {

    @Inject
    OtpRolloutRepository rollouts;

    @Inject
    OtpRolloutDates dates;

    @Inject
    FourEyes fourEyes;

    @Inject
    Clock clock;

    /** When each service starts to ask for one-time passwords. */
    @RolesAllowed("LOOK_UP")
    public Map<Service, Instant> dates() {
        Map<Service, Instant> all = new EnumMap<>(Service.class);
        rollouts.all().forEach(rollout -> all.put(rollout.service(), rollout.requiredFrom()));
        return all;
    }

    /**
     * Moves a rollout date. A later one that is in the future takes away protection that users have or were promised,
     * so it waits for a second member.
     *
     * @param seen the date that the member saw; if it differs, a colleague was first
     */
    @RolesAllowed("OPERATE")
    public AnnouncementChangeResult move(Service service, Instant seen, Instant to, RequestContext context) {
        if (!dates.isAt(service, seen)) {
            return AnnouncementChangeResult.STALE;
        }
        if (isWeaker(seen, to)) {
            return fourEyes.ask(
                            ActKind.POSTPONE_OTP, service.name(), OtpRolloutDates.details(service, seen, to), context)
                    ? AnnouncementChangeResult.ASKED
                    : AnnouncementChangeResult.ALREADY_ASKED;
        }
        dates.move(service, to, context);
        return AnnouncementChangeResult.DONE;
    }

    /** Whether moving the date needs a second member. */
    private boolean isWeaker(Instant from, Instant to) {
        return to.isAfter(from) && to.isAfter(clock.instant());
    }
}
