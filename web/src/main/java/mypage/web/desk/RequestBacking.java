package mypage.web.desk;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import mypage.office.AddressRequestService;
import mypage.office.RequestStepResult.Reason;
import mypage.office.RequestView;
import mypage.web.desk.AccountBacking.Way;
import mypage.web.staff.Labels;
import mypage.web.staff.StaffVisit;

/** One request for another address, and the steps that the member of staff may take. */
@Named
@RequestScoped
public class RequestBacking {

    @Inject
    AddressRequestService requests;

    @Inject
    StaffVisit staff;

    @Inject
    DeskPage page;

    private RequestView request;

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
        return Stream.of(RequestAct.values())
                .filter(act -> staff.may(act.page()) && act.fits(request))
                .filter(act -> act != RequestAct.APPROVE || !isOwn())
                .sorted(Comparator.comparing(RequestAct::isDestructive))
                .map(act -> new Way(act.address() + "?of=" + request.id(), act.title(), act.look()))
                .toList();
    }

    /** Whether the member could approve it, had somebody else opened it. */
    public boolean isForOthersToApprove() {
        return isOwn() && staff.may(RequestAct.APPROVE.page()) && RequestAct.APPROVE.fits(request);
    }

    private boolean isOwn() {
        return request.openedById() == staff.signedIn().id();
    }

    /** The mails to the old address. */
    public String getMails() {
        return DeskPage.mailsTo(request.oldEmail());
    }

    public Done getDone() {
        return staff.parameter("opened")
                .map(opened -> Done.of(Labels.get("request.opened.done")))
                .or(() -> Choice.find(RequestAct.values(), staff.parameter("done"))
                        .map(RequestAct::done))
                .orElse(null);
    }

    public String getNotDone() {
        return Choice.find(Reason.values(), staff.parameter("not"))
                .map(DeskLabels::of)
                .orElse(null);
    }
}
