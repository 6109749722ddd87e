package mypage.web.admin.staff;

import java.util.function.Predicate;
import mypage.admin.staff.StaffManagementService;
import mypage.admin.staff.StaffManagementService.Result;
import mypage.platform.RequestContext;
import mypage.web.admin.site.ActionDeclaration;
import mypage.web.admin.site.ActionStyle;
import mypage.web.admin.site.Labels;
import mypage.web.admin.site.StaffAction;
import mypage.web.admin.site.StaffPage;

/**
 * The actions on a member of staff, except the change of roles, which has a form. Their labels begin with {@code
 * memberAction.} and the name.
 */
public enum MemberAction implements StaffAction<MemberBacking> {
    TRIES(
            StaffPage.STAFF_TRIES,
            ActionStyle.PLAIN,
            member -> member.isEnabled() && member.isLimited(),
            StaffManagementService::restoreAttempts),
    CODES(
            StaffPage.STAFF_CODES,
            ActionStyle.PLAIN,
            member -> member.isEnabled() && member.isCodesClosed(),
            StaffManagementService::openSecondFactor),
    ENROL(
            StaffPage.STAFF_ENROL,
            ActionStyle.DESTRUCTIVE,
            member -> member.isEnabled() && member.isEnrolled(),
            StaffManagementService::enrolAnew),

    /** Takes the place of {@link #ENROL} until the member has enrolled: there are no factors to end yet. */
    INVITE_AGAIN(
            StaffPage.STAFF_ENROL,
            ActionStyle.PLAIN,
            member -> member.isEnabled() && !member.isEnrolled(),
            StaffManagementService::enrolAnew),
    DISABLE(
            StaffPage.STAFF_DISABLE,
            ActionStyle.DESTRUCTIVE,
            MemberBacking::isEnabled,
            StaffManagementService::disable),
    ENABLE(StaffPage.STAFF_ENABLE, ActionStyle.PLAIN, member -> !member.isEnabled(), StaffManagementService::enable) {
        @Override
        public String lead(MemberBacking member) {
            return member.isEnrolled() ? super.lead(member) : Labels.get("memberAction.ENABLE.lead.invited");
        }
    };

    private interface Call {
        Result on(StaffManagementService management, long id, RequestContext context);
    }

    private final ActionDeclaration<MemberBacking> declared;
    private final Call call;

    MemberAction(StaffPage page, ActionStyle style, Predicate<MemberBacking> fits, Call call) {
        // Nobody acts on themselves.
        declared =
                new ActionDeclaration<>("memberAction", page, style, member -> !member.isSelf() && fits.test(member));
        this.call = call;
    }

    Result carryOut(StaffManagementService management, long id, RequestContext context) {
        return call.on(management, id, context);
    }

    @Override
    public ActionDeclaration<MemberBacking> declared() {
        return declared;
    }
}
