package mypage.admin.staff;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import mypage.account.EmailAddress;
import mypage.admin.approvals.ActDetails;
import mypage.admin.approvals.ActKind;
import mypage.admin.approvals.FourEyes;
import mypage.platform.RequestContext;
import mypage.platform.Slice;
import mypage.ratelimit.RateLimiter;

/**
 * Lets administrators manage the members of staff. Changes happen one after the other over all nodes, and only while
 * the acting member still has the role and could still sign in. Nobody can change themselves, so one administrator
 * always remains. What would let one administrator act as two waits for a second one: to give somebody the role to
 * approve or manage, and to end the factors of another member.
 */
@Stateless
public class StaffManagementService {

    /** The result of an action. */
    public enum Result {
        DONE,
        /** It waits for a second administrator. */
        ASKED,
        /** The same already waits for a second administrator. */
        ALREADY_ASKED,
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

    @Inject
    StaffMemberRepository members;

    @Inject
    StaffChanges changes;

    @Inject
    StaffMailer mailer;

    @Inject
    StaffRateLimits limits;

    @Inject
    RateLimiter limiter;

    @Inject
    StaffSettings settings;

    @Inject
    FourEyes fourEyes;

    /**
     * Fifty members, sorted by address.
     *
     * @param after the last one of the previous page
     */
    @RolesAllowed("MANAGE")
    public Slice<StaffMemberView> list(Optional<Long> after) {
        String last = after.flatMap(members::find)
                .map(StaffMember::email)
                .map(EmailAddress::normalize)
                .orElse("");
        return Slice.of(views(members.list(last, PAGE + 1)), PAGE, StaffMemberView::id);
    }

    @RolesAllowed("MANAGE")
    public Optional<StaffMemberView> find(long id) {
        return views(members.find(id).stream().toList()).stream().findFirst();
    }

    private List<StaffMemberView> views(List<StaffMember> found) {
        Map<Long, Instant> linkEnds = mailer.linkEnds(found.stream()
                .filter(staff -> !staff.isEnrolled())
                .map(StaffMember::id)
                .toList());
        return found.stream()
                .map(staff -> StaffMemberView.of(staff, Optional.ofNullable(linkEnds.get(staff.id())), settings))
                .toList();
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
        } else if (!changes.holdAll(context)) {
            return Result.REFUSED;
        } else if (members.find(email.get()).isPresent()) {
            return Result.TAKEN;
        } else if (StaffRole.decides(roles)) {
            return ask(ActKind.INVITE_MEMBER, email.get(), StaffActs.invitation(email.get(), name, roles), context);
        }
        return changes.invite(email.get(), name, roles, context);
    }

    /** Changes the roles, from the member's next request on. */
    @RolesAllowed("MANAGE")
    public Result changeRoles(long id, Set<StaffRole> roles, RequestContext context) {
        return change(id, true, context, staff -> {
            if (StaffRole.decides(RoleChanges.added(staff.roles(), roles))) {
                return askAbout(ActKind.CHANGE_ROLES, StaffActs.change(staff, roles), context);
            }
            return changes.changeRoles(staff, roles, context);
        });
    }

    /** Disables a member and ends all their sessions at once on every node. */
    @RolesAllowed("MANAGE")
    public Result disable(long id, RequestContext context) {
        return change(id, true, context, staff -> changes.disable(staff, context));
    }

    /** Enables a member, who keeps the former factors. */
    @RolesAllowed("MANAGE")
    public Result enable(long id, RequestContext context) {
        return change(
                id,
                false,
                context,
                staff -> StaffRole.decides(staff.roles())
                        ? askAbout(ActKind.ENABLE_MEMBER, StaffActs.about(staff), context)
                        : changes.enable(staff, context));
    }

    /** Revokes both factors of a member who lost them or never used the link, and mails a new link. */
    @RolesAllowed("MANAGE")
    public Result enrolAnew(long id, RequestContext context) {
        return change(
                id,
                true,
                context,
                staff -> staff.isEnrolled()
                        ? askAbout(ActKind.ENROL_ANEW, StaffActs.about(staff), context)
                        : changes.enrolAnew(staff, context));
    }

    /**
     * Restores the attempts of a member who is kept out by wrong ones, their own or others'. The limit of the network
     * stays.
     */
    @RolesAllowed("MANAGE")
    public Result restoreAttempts(long id, RequestContext context) {
        return change(id, true, context, staff -> changes.restoreAttempts(staff, context));
    }

    /** Accepts codes of the second factor again that too many wrong ones had closed. */
    @RolesAllowed("MANAGE")
    public Result openSecondFactor(long id, RequestContext context) {
        return change(id, true, context, staff -> changes.openSecondFactor(staff, context));
    }

    private Result change(long id, boolean enabled, RequestContext context, Function<StaffMember, Result> action) {
        return changes.changeable(id, enabled, context).map(action).orElse(Result.REFUSED);
    }

    private Result askAbout(ActKind kind, ActDetails details, RequestContext context) {
        return ask(kind, details.get("member"), details, context);
    }

    private Result ask(ActKind kind, String subject, ActDetails details, RequestContext context) {
        return fourEyes.ask(kind, subject, details, context) ? Result.ASKED : Result.ALREADY_ASKED;
    }
}
