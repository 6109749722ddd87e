package mypage.web.admin.staff;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import mypage.admin.staff.StaffManagementService;
import mypage.admin.staff.StaffManagementService.Result;
import mypage.web.admin.site.ActionBacking;
import mypage.web.admin.site.StaffPage;

/** The pages of the {@link MemberAction}s. */
@Named
@RequestScoped
public class MemberActionBacking extends ActionBacking<MemberBacking, MemberAction> {

    @Inject
    StaffManagementService management;

    @Inject
    MemberBacking member;

    public MemberActionBacking() {
        super(MemberAction.values(), StaffPage.STAFF_MEMBER);
    }

    /** Two actions share one page. */
    @Override
    protected MemberAction chosen(StaffPage page) {
        if (page != StaffPage.STAFF_ENROL) {
            return super.chosen(page);
        }
        return member.isEnrolled() ? MemberAction.ENROL : MemberAction.INVITE_AGAIN;
    }

    @Override
    protected Optional<MemberBacking> find(long id) {
        return member.isFound() ? Optional.of(member) : Optional.empty();
    }

    @Override
    protected String missing() {
        return MemberBacking.MISSING;
    }

    /** Only the boundary refuses. */
    @Override
    protected Optional<String> refusal(MemberAction asked, MemberBacking found) {
        return Optional.empty();
    }

    @Override
    protected Optional<String> carryOut(MemberAction pressed, long id) {
        var result = pressed.carryOut(management, id, staff.context());
        return result == Result.DONE ? Optional.empty() : Optional.of(result.name());
    }
}
