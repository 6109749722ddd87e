package mypage.web.admin.addressrequests;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import mypage.addressrequests.AddressRequestSettings;
import mypage.admin.addressrequests.AddressRequestService;
import mypage.admin.addressrequests.AddressRequestView;
import mypage.admin.addressrequests.RequestActionResult;
import mypage.admin.addressrequests.RequestActionResult.Done;
import mypage.admin.addressrequests.RequestActionResult.Reason;
import mypage.admin.addressrequests.RequestActionResult.Refused;
import mypage.platform.RequestContext;
import mypage.web.admin.site.Fact;
import mypage.web.admin.site.NotFoundAnswer;
import mypage.web.admin.site.StaffRequest;
import mypage.web.admin.users.DeskLabels;

/** Asks once before a step of a request is taken, takes it when the button is pressed, and leads back to the request. */
@Named
@RequestScoped
public class RequestActionBacking {

    @Inject
    AddressRequestService requests;

    @Inject
    StaffRequest staff;

    @Inject
    NotFoundAnswer page;

    @Inject
    AddressRequestSettings settings;

    private RequestAction act;
    private AddressRequestView request;

    public String open(String name) {
        act = RequestAction.valueOf(name);
        request = staff.number("of").flatMap(requests::find).orElse(null);
        if (request == null) {
            return page.notFound();
        }
        return page.isPosted() ? take() : ask();
    }

    /** Who opened it is told why there is nothing to approve. */
    private String ask() {
        if (act == RequestAction.APPROVE
                && request.openedById() == staff.signedIn().id()) {
            return back("not=" + Reason.OWN_REQUEST);
        }
        return act.fits(request) ? null : back("not=" + Reason.WRONG_STATE);
    }

    private String take() {
        return switch (step(request.id(), staff.getClient())) {
            case Done() -> back("done=" + act);
            case Refused(Reason reason) -> back("not=" + reason);
        };
    }

    private RequestActionResult step(long id, RequestContext context) {
        return switch (act) {
            case REVIEW -> requests.review(id, context);
            case APPROVE -> requests.approve(id, context);
            case REJECT -> requests.reject(id, context);
            case RESEND -> requests.resendProof(id, context);
            case WITHDRAW -> requests.withdraw(id, context);
        };
    }

    private String back(String how) {
        return "/admin/request" + NotFoundAnswer.OF + request.id() + "&" + how;
    }

    public String getTitle() {
        return act.title();
    }

    public boolean isDestructive() {
        return act.isDestructive();
    }

    public List<String> getNotes() {
        return act.notes(DeskLabels.period(settings.objectionPeriod()));
    }

    public List<Fact> getFacts() {
        return RequestFacts.of(request);
    }

    public String getAddress() {
        return act.address();
    }

    public long getId() {
        return request.id();
    }
}
