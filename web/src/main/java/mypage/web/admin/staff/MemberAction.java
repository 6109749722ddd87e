package mypage.web.admin.staff;

import java.util.function.Predicate;
import mypage.admin.staff.StaffManagementService;
import mypage.admin.staff.StaffManagementService.Result;
import mypage.platform.RequestContext;
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
            StaffManagementService::giveTriesBack),
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

    private final StaffPage page;
    private final ActionStyle style;
    private final Predicate<MemberBacking> condition;
    private final Call call;

    MemberAction(StaffPage page, ActionStyle style, Predicate<MemberBacking> condition, Call call) {
        this.page = page;
        this.style = style;
        this.condition = condition;
        this.call = call;
    }

    Result carryOut(StaffManagementService management, long id, RequestContext context) {
        return call.on(management, id, context);
    }

    @Override
    public StaffPage page() {
        return page;
    }

    @Override
    public ActionStyle style() {
        return style;
    }

    @Override
    public String labels() {
        return "memberAction." + name();
    }

    /** Nobody acts on themselves. */
    @Override
    public boolean fits(MemberBacking member) {
        return !member.isOwn() && condition.test(member);
    }

    @Override
    public String link() {
        return Labels.get(labels() + ".link");
    }

    @Override
    public String lead(MemberBacking member) {
        return Labels.get(labels() + ".lead");
    }

    @Override
    public String submit() {
        return Labels.get(labels() + ".submit");
    }

    @Override
    public String back() {
        return Labels.get("staff.back.member");
    }
}
