package mypage.web.admin.approvals;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import mypage.admin.approvals.ActDecisionResult;
import mypage.admin.approvals.PendingActService;
import mypage.web.admin.site.ActionBacking;
import mypage.web.admin.site.StaffPage;

/** The pages of the {@link ApprovalAction}s. */
@Named
@RequestScoped
public class ApprovalActionBacking extends ActionBacking<ShownAct, ApprovalAction> {

    @Inject
    PendingActService acts;

    public ApprovalActionBacking() {
        super(ApprovalAction.values(), StaffPage.APPROVAL);
    }

    @Override
    protected Optional<ShownAct> find(long id) {
        return acts.find(id).map(act -> new ShownAct(act, staff.signedIn()));
    }

    @Override
    protected Optional<String> refusal(ApprovalAction asked, ShownAct shown) {
        if (asked.fits(shown)) {
            return Optional.empty();
        }
        var why = !shown.act().isWaiting()
                ? ActDecisionResult.OVER
                : shown.isOwn() ? ActDecisionResult.OWN_ACT : ActDecisionResult.NO_ROLE;
        return Optional.of(why.name());
    }

    @Override
    protected Optional<String> carryOut(ApprovalAction pressed, long id) {
        return Optional.of(pressed.carryOut(acts, id, staff.context()))
                .filter(result -> result != ActDecisionResult.DONE)
                .map(Enum::name);
    }
}
