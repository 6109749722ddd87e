package mypage.admin.staff;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mypage.admin.approvals.ApprovalMailer;
import mypage.admin.staff.StaffManagementService.Result;
import mypage.audit.AuditKind;
import mypage.audit.AuditTrail;
import mypage.platform.RequestContext;
import mypage.ratelimit.RateLimitAuditKind;
import mypage.ratelimit.RateLimiter;

/**
 * The changes of {@link StaffManagementService}, whoever had to approve them. They join the caller's transaction, and
 * happen one after the other over all nodes.
 */
@ApplicationScoped
class StaffChanges {

    @PersistenceContext
    EntityManager entities;

    @Inject
    StaffMemberRepository members;

    @Inject
    RecoveryCodeRepository codes;

    @Inject
    PasskeyRepository passkeys;

    @Inject
    StaffMailer mailer;

    @Inject
    ApprovalMailer team;

    @Inject
    StaffRateLimits limits;

    @Inject
    RateLimiter limiter;

    @Inject
    AuditTrail audit;

    @Inject
    Clock clock;

    /** Makes other changes of staff wait; false when the acting member may not make any more. */
    boolean holdAll(RequestContext context) {
        members.holdAll();
        return Optional.ofNullable(entities.find(StaffMember.class, context.staffId()))
                .filter(acting -> acting.isEnabled() && acting.isEnrolled())
                .filter(acting -> acting.roles().contains(StaffRole.MANAGE))
                .isPresent();
    }

    /**
     * The member whom the acting one may change; empty when it is themselves, or the action makes no sense for the
     * other member now. Makes other changes of staff wait.
     */
    Optional<StaffMember> changeable(long id, boolean enabled, RequestContext context) {
        boolean allowed = context.staffId() != id && holdAll(context);
        return Optional.ofNullable(allowed ? entities.find(StaffMember.class, id) : null)
                .filter(staff -> staff.isEnabled() == enabled);
    }

    Result invite(String email, String name, Set<StaffRole> roles, RequestContext context) {
        StaffMember staff = new StaffMember(email, name, roles, clock.instant());
        entities.persist(staff);
        entities.flush();
        mailer.invite(StaffMailer.Reason.INVITED, staff);
        record(StaffAuditKind.STAFF_INVITED, staff, context);
        return done(RoleChanges.between(Set.of(), roles), staff, context);
    }

    Result changeRoles(StaffMember staff, Set<StaffRole> roles, RequestContext context) {
        if (StaffRole.decides(RoleChanges.added(roles, staff.roles()))) {
            team.tellOfWeakerTeam("ROLES_TAKEN", staff.name(), context.staffId());
        }
        List<AuditKind> changes = RoleChanges.between(staff.roles(), roles);
        staff.give(roles);
        return done(changes, staff, context);
    }

    Result disable(StaffMember staff, RequestContext context) {
        mailer.endLinks(staff.id());
        members.disable(staff.id(), clock.instant());
        if (StaffRole.decides(staff.roles())) {
            team.tellOfWeakerTeam("MEMBER_DISABLED", staff.name(), context.staffId());
        }
        return done(List.of(StaffAuditKind.STAFF_DISABLED), staff, context);
    }

    Result enable(StaffMember staff, RequestContext context) {
        members.enable(staff.id());
        return done(List.of(StaffAuditKind.STAFF_ENABLED), staff, context);
    }

    Result enrolAnew(StaffMember staff, RequestContext context) {
        mailer.invite(staff.isEnrolled() ? StaffMailer.Reason.ANEW : StaffMailer.Reason.INVITED, staff);
        members.endFactors(staff.id());
        codes.endAll(staff.id());
        passkeys.endAll(staff.id());
        List<AuditKind> kinds = staff.isEnrolled()
                ? List.of(StaffAuditKind.STAFF_FACTORS_ENDED, StaffAuditKind.STAFF_INVITED)
                : List.of(StaffAuditKind.STAFF_INVITED);
        return done(kinds, staff, context);
    }

    Result restoreAttempts(StaffMember staff, RequestContext context) {
        limits.all(staff).forEach(limiter::refill);
        return done(List.of(RateLimitAuditKind.TRIES_GIVEN_BACK), staff, context);
    }

    Result openSecondFactor(StaffMember staff, RequestContext context) {
        members.openSecondFactor(staff.id());
        return done(List.of(StaffAuditKind.STAFF_CODES_OPENED), staff, context);
    }

    private Result done(List<AuditKind> kinds, StaffMember staff, RequestContext context) {
        kinds.forEach(kind -> record(kind, staff, context));
        return Result.DONE;
    }

    private void record(AuditKind kind, StaffMember staff, RequestContext context) {
        audit.record(kind, staff.id(), context);
    }
}
