package mypage.web.admin.approvals;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import mypage.admin.approvals.ActDecisionResult;
import mypage.admin.approvals.PendingActService;
import mypage.web.admin.site.ActionLink;
import mypage.web.admin.site.Choice;
import mypage.web.admin.site.Fact;
import mypage.web.admin.site.Labels;
import mypage.web.admin.site.NotFoundAnswer;
import mypage.web.admin.site.Outcome;
import mypage.web.admin.site.StaffRequest;

/** One act that waits for a second member, or did: what exactly it does, and the actions open to the member. */
@Named
@RequestScoped
public class ApprovalBacking {

    @Inject
    PendingActService acts;

    @Inject
    StaffRequest staff;

    @Inject
    NotFoundAnswer answer;

    private ShownAct shown;

    public String open() {
        shown = staff.number("of")
                .flatMap(acts::find)
                .map(act -> new ShownAct(act, staff.signedIn()))
                .orElse(null);
        return shown == null ? answer.notFound() : null;
    }

    public String getTitle() {
        return ActTexts.title(shown.act().kind());
    }

    public List<Fact> getFacts() {
        return shown.facts();
    }

    public List<String> getNotes() {
        return ActTexts.notes(shown.act());
    }

    public boolean isWaiting() {
        return shown.act().isWaiting();
    }

    /** Whether the member could approve it if somebody else had asked. */
    public boolean isOwn() {
        return isWaiting() && shown.isOwn();
    }

    public List<ActionLink> getActions() {
        return ActionLink.of(
                List.of(ApprovalAction.values()), shown, shown.act().id(), staff);
    }

    public Outcome getDone() {
        return staff.done(ApprovalAction.values()).orElse(null);
    }

    public String getNotDone() {
        return Choice.find(ActDecisionResult.values(), staff.parameter("not"))
                .filter(why -> why != ActDecisionResult.DONE)
                .map(why -> Labels.get("approval.not." + why))
                .orElse(null);
    }
}
