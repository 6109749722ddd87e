package mypage.web.admin.approvals;

import java.util.List;
import java.util.function.Predicate;
import mypage.admin.approvals.ActDecisionResult;
import mypage.admin.approvals.PendingActService;
import mypage.platform.RequestContext;
import mypage.web.admin.site.ActionDeclaration;
import mypage.web.admin.site.ActionStyle;
import mypage.web.admin.site.Fact;
import mypage.web.admin.site.StaffAction;
import mypage.web.admin.site.StaffPage;

/** The actions on an act that waits for a second member. Their labels begin with {@code approvalAction.} and the name. */
public enum ApprovalAction implements StaffAction<ShownAct> {
    APPROVE(StaffPage.APPROVAL_APPROVE, ActionStyle.FORWARD, ShownAct::isApprovable, PendingActService::approve) {
        @Override
        public List<String> notes(ShownAct shown) {
            return ActTexts.notes(shown.act());
        }
    },
    REFUSE(StaffPage.APPROVAL_REFUSE, ActionStyle.DESTRUCTIVE, ShownAct::isStoppable, PendingActService::refuse),
    WITHDRAW(StaffPage.APPROVAL_WITHDRAW, ActionStyle.DESTRUCTIVE, ShownAct::isOwn, PendingActService::withdraw);

    private interface Call {
        ActDecisionResult on(PendingActService acts, long id, RequestContext context);
    }

    private final ActionDeclaration<ShownAct> declared;
    private final Call call;

    ApprovalAction(StaffPage page, ActionStyle style, Predicate<ShownAct> fits, Call call) {
        declared = new ActionDeclaration<>(
                "approvalAction", page, style, shown -> shown.act().isWaiting() && fits.test(shown));
        this.call = call;
    }

    ActDecisionResult carryOut(PendingActService acts, long id, RequestContext context) {
        return call.on(acts, id, context);
    }

    @Override
    public ActionDeclaration<ShownAct> declared() {
        return declared;
    }

    @Override
    public String lead(ShownAct shown) {
        return ActTexts.title(shown.act().kind());
    }

    @Override
    public List<Fact> facts(ShownAct shown) {
        return shown.facts();
    }
}
