package mypage.web.admin.addressrequests;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import mypage.admin.addressrequests.AddressRequestService;
import mypage.admin.addressrequests.AddressRequestView;
import mypage.admin.addressrequests.RequestActionResult.Reason;
import mypage.web.admin.site.Choice;
import mypage.web.admin.site.Fact;
import mypage.web.admin.site.Labels;
import mypage.web.admin.site.NotFoundAnswer;
import mypage.web.admin.site.Outcome;
import mypage.web.admin.site.StaffRequest;
import mypage.web.admin.users.AccountBacking.Way;
import mypage.web.admin.users.DeskLabels;

/** One request for another address, and the steps that the member of staff may take. */
@Named
@RequestScoped
public class RequestBacking {

    @Inject
    AddressRequestService requests;

    @Inject
    StaffRequest staff;

    @Inject
    NotFoundAnswer page;

    private AddressRequestView request;

    public String open() {
        request = staff.number("of").flatMap(requests::find).orElse(null);
        return request == null ? page.notFound() : null;
    }

    public List<Fact> getFacts() {
        return RequestFacts.of(request);
    }

    public boolean isHeld() {
        return request.held();
    }

    public List<Way> getWays() {
        return Stream.of(RequestAction.values())
                .filter(act -> staff.may(act.page()) && act.fits(request))
                .filter(act -> act != RequestAction.APPROVE || !isOwn())
                .sorted(Comparator.comparing(RequestAction::isDestructive))
                .map(act -> new Way(act.address() + "?of=" + request.id(), act.title(), act.look()))
                .toList();
    }

    /** Whether the member could approve it, had somebody else opened it. */
    public boolean isForOthersToApprove() {
        return isOwn() && staff.may(RequestAction.APPROVE.page()) && RequestAction.APPROVE.fits(request);
    }

    private boolean isOwn() {
        return request.openedById() == staff.signedIn().id();
    }

    /** The mails to the old address. */
    public String getMails() {
        return NotFoundAnswer.mailsTo(request.oldEmail());
    }

    public Outcome getDone() {
        return staff.parameter("opened")
                .map(opened -> Outcome.of(Labels.get("request.opened.done")))
                .or(() -> Choice.find(RequestAction.values(), staff.parameter("done"))
                        .map(RequestAction::done))
                .orElse(null);
    }

    public String getNotDone() {
        return Choice.find(Reason.values(), staff.parameter("not"))
                .map(DeskLabels::of)
                .orElse(null);
    }
}
