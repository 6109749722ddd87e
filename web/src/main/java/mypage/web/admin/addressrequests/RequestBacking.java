package mypage.web.admin.addressrequests;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.stream.Stream;
import mypage.admin.addressrequests.AddressRequestService;
import mypage.admin.addressrequests.AddressRequestView;
import mypage.admin.addressrequests.RequestActionResult.Reason;
import mypage.web.admin.site.ActionLink;
import mypage.web.admin.site.AuditKindLabels;
import mypage.web.admin.site.Choice;
import mypage.web.admin.site.Fact;
import mypage.web.admin.site.Labels;
import mypage.web.admin.site.NotFoundAnswer;
import mypage.web.admin.site.Outcome;
import mypage.web.admin.site.ReasonLabels;
import mypage.web.admin.site.StaffRequest;

/** One request for another address, and the actions open to the member of staff. */
@Named
@RequestScoped
public class RequestBacking {

    @Inject
    AddressRequestService requests;

    @Inject
    StaffRequest staff;

    @Inject
    NotFoundAnswer answer;

    private AddressRequestView request;

    public String open() {
        request = staff.number("of")
                .flatMap(id -> requests.view(id, staff.context()))
                .orElse(null);
        return request == null ? answer.notFound() : null;
    }

    public List<Fact> getFacts() {
        return RequestFacts.of(request);
    }

    /** Why staff took which step. */
    public List<Fact> getReasons() {
        return requests.steps(request.id()).stream()
                .map(step -> new Fact(
                        AuditKindLabels.of(step.kind()),
                        Labels.get("reason.by", ReasonLabels.of(step.reason()), step.staff())))
                .toList();
    }

    public boolean isHeld() {
        return request.held();
    }

    public List<ActionLink> getActions() {
        var actions = Stream.of(RequestAction.values())
                .filter(action -> action != RequestAction.APPROVE || !isOpener())
                .toList();
        return ActionLink.of(actions, request, request.id(), staff);
    }

    /** Whether the member could approve the request if somebody else had opened it. */
    public boolean isForOthersToApprove() {
        return isOpener() && staff.may(RequestAction.APPROVE.page()) && RequestAction.APPROVE.fits(request);
    }

    private boolean isOpener() {
        return request.openedById() == staff.signedIn().id();
    }

    public String getOldEmail() {
        return request.oldEmail();
    }

    public Outcome getDone() {
        return staff.parameter("opened")
                .map(opened -> Outcome.of(Labels.get("request.opened.done")))
                .or(() -> staff.done(RequestAction.values()))
                .orElse(null);
    }

    public String getNotDone() {
        return Choice.find(Reason.values(), staff.parameter("not"))
                .map(RequestLabels::of)
                .orElse(null);
    }
}
