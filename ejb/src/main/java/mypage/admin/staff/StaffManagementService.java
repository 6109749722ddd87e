package mypage.admin.staff;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import mypage.account.EmailAddress;
import mypage.audit.AuditKind;
import mypage.audit.AuditTrail;
import mypage.platform.RequestContext;
import mypage.platform.Slice;
import mypage.ratelimit.RateLimitAuditKind;
import mypage.ratelimit.RateLimiter;

/**
 * Lets administrators manage the members of staff. Changes happen one after the other over all nodes, and only while
 * the acting member still has the role and could still sign in. Nobody can change themselves, so one administrator
 * always remains.
 */
@Stateless
public class StaffManagementService {

    /** The result of an action. */
    public enum Result {
        DONE,
        /** Nobody is invited, because this address cannot receive mail. */
        NO_ADDRESS,
        /** Nobody is invited, because another member has the address. */
        TAKEN,
        /**
         * The member would act on themselves, may not do so any more, or the action makes no sense for the other
         * member now.
         */
        REFUSED
    }

    private static final int PAGE = 50;

    @PersistenceContext
    EntityManager entities;

    @Inject
    StaffMemberRepository members;

    @Inject
    RecoveryCodeRepository codes;

    @Inject
    StaffMailer mailer;

    @Inject
    StaffRateLimits limits;

    @Inject
    RateLimiter limiter;

    @Inject
    StaffSettings settings;

    @Inject
    AuditTrail audit;

    @Inject
    Clock clock;

    /** Fifty members after this address, sorted by address. */
    @RolesAllowed("MANAGE")
    public Slice<StaffMemberView> list(Optional<String> after) {
        List<StaffMemberView> found = members.list(after.orElse(""), PAGE + 1).stream()
                .map(staff -> StaffMemberView.of(staff, settings))
                .toList();
        return Slice.of(found, PAGE, StaffMemberView::email);
    }

    @RolesAllowed("MANAGE")
    public Optional<StaffMemberView> find(long id) {
        return members.find(id).map(staff -> StaffMemberView.of(staff, settings));
    }

    /**
     * When the last rate limit that wrong attempts have exceeded permits the member to try again; empty when none is
     * exceeded.
     */
    @RolesAllowed("MANAGE")
    public Optional<Instant> limitedUntil(long id) {
        return members.find(id).stream()
                .flatMap(staff -> limits.all(staff).stream())
                .flatMap(limit -> limiter.delayedUntil(limit).stream())
                .max(Comparator.naturalOrder());
    }

    /** Creates a member without factors and mails the link to choose them. */
    @RolesAllowed("MANAGE")
    public Result invite(String typedEmail, String name, Set<StaffRole> roles, RequestContext context) {
        Optional<String> email = EmailAddress.of(typedEmail);
        if (email.isEmpty()) {
            return Result.NO_ADDRESS;
        } else if (!holdAll(context)) {
            return Result.REFUSED;
        } else if (members.find(email.get()).isPresent()) {
            return Result.TAKEN;
        }
        StaffMember staff = new StaffMember(email.get(), name, roles, clock.instant());
        entities.persist(staff);
        entities.flush();
        mailer.invite(StaffMailer.Reason.INVITED, staff);
        record(StaffAuditKind.STAFF_INVITED, staff, context);
        RoleChanges.between(Set.of(), roles).forEach(kind -> record(kind, staff, context));
        return Result.DONE;
    }

    /** Changes the roles, from the member's next request on. */
    @RolesAllowed("MANAGE")
    public Result changeRoles(long id, Set<StaffRole> roles, RequestContext context) {
        return change(id, true, context, staff -> {
            List<AuditKind> changes = RoleChanges.between(staff.roles(), roles);
            staff.give(roles);
            return changes;
        });
    }

    /** Disables a member and ends all their sessions at once on every node. */
    @RolesAllowed("MANAGE")
    public Result disable(long id, RequestContext context) {
        return change(id, true, context, staff -> {
            mailer.endLinks(id);
            members.disable(id, clock.instant());
            return List.of(StaffAuditKind.STAFF_DISABLED);
        });
    }

    /** Enables a member, who keeps the former factors. */
    @RolesAllowed("MANAGE")
    public Result enable(long id, RequestContext context) {
        return change(id, false, context, staff -> {
            members.enable(id);
            return List.of(StaffAuditKind.STAFF_ENABLED);
        });
    }

    /** Revokes both factors of a member who lost them or never used the link, and mails a new link. */
    @RolesAllowed("MANAGE")
    public Result enrolAnew(long id, RequestContext context) {
        return change(id, true, context, staff -> {
            mailer.invite(staff.isEnrolled() ? StaffMailer.Reason.ANEW : StaffMailer.Reason.INVITED, staff);
            codes.endAll(id);
            members.endFactors(id);
            return staff.isEnrolled()
                    ? List.of(StaffAuditKind.STAFF_FACTORS_ENDED, StaffAuditKind.STAFF_INVITED)
                    : List.of(StaffAuditKind.STAFF_INVITED);
        });
    }

    /**
     * Restores the attempts of a member who is kept out by wrong ones, their own or others'. The limit of the network
     * stays.
     */
    @RolesAllowed("MANAGE")
    public Result restoreAttempts(long id, RequestContext context) {
        return change(id, true, context, staff -> {
            limits.all(staff).forEach(limiter::refill);
            return List.of(RateLimitAuditKind.TRIES_GIVEN_BACK);
        });
    }

    /** Accepts codes of the second factor again that too many wrong ones had closed. */
    @RolesAllowed("MANAGE")
    public Result openSecondFactor(long id, RequestContext context) {
        return change(id, true, context, staff -> {
            members.openSecondFactor(id);
            return List.of(StaffAuditKind.STAFF_CODES_OPENED);
        });
    }

    /** @param action returns what is to be recorded */
    private Result change(
            long id, boolean enabled, RequestContext context, Function<StaffMember, List<AuditKind>> action) {
        boolean allowed = context.staffId() != id && holdAll(context);
        StaffMember staff = allowed ? entities.find(StaffMember.class, id) : null;
        if (staff == null || staff.isEnabled() != enabled) {
            return Result.REFUSED;
        }
        action.apply(staff).forEach(kind -> record(kind, staff, context));
        return Result.DONE;
    }

    private void record(AuditKind kind, StaffMember staff, RequestContext context) {
        audit.record(kind, staff.id(), context);
    }

    /** Makes other changes of staff wait; false when the acting member may not make any more. */
    private boolean holdAll(RequestContext context) {
        members.holdAll();
        return Optional.ofNullable(entities.find(StaffMember.class, context.staffId()))
                .filter(acting -> acting.isEnabled() && acting.isEnrolled())
                .filter(acting -> acting.roles().contains(StaffRole.MANAGE))
                .isPresent();
    }
}
