package mypage.web.desk;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import mypage.audit.Client;
import mypage.office.AddressRequestService;
import mypage.office.RequestStepResult;
import mypage.office.RequestStepResult.Done;
import mypage.office.RequestStepResult.Reason;
import mypage.office.RequestStepResult.Refused;
import mypage.office.RequestView;
import mypage.platform.Settings;
import mypage.web.staff.StaffVisit;

/** Asks once before a step of a request is taken, takes it when the button is pressed, and leads back to the request. */
@Named
@RequestScoped
public class RequestActBacking {

    @Inject
    AddressRequestService requests;

    @Inject
    StaffVisit staff;

    @Inject
    DeskPage page;

    @Inject
    Settings settings;

    private RequestAct act;
    private RequestView request;

    public String open(String name) {
        act = RequestAct.valueOf(name);
        request = staff.number("of").flatMap(requests::find).orElse(null);
        if (request == null) {
            return page.notFound();
        }
        return page.isPosted() ? take() : ask();
    }

    /** Who opened it is told why there is nothing to approve. */
    private String ask() {
        if (act == RequestAct.APPROVE
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

    private RequestStepResult step(long id, Client client) {
        return switch (act) {
            case REVIEW -> requests.review(id, client);
            case APPROVE -> requests.approve(id, client);
            case REJECT -> requests.reject(id, client);
            case RESEND -> requests.resendProof(id, client);
            case WITHDRAW -> requests.withdraw(id, client);
        };
    }

    private String back(String how) {
        return "/admin/request" + DeskPage.OF + request.id() + "&" + how;
    }

    public String getTitle() {
        return act.title();
    }

    public boolean isDestructive() {
        return act.isDestructive();
    }

    public List<String> getNotes() {
        return act.notes(DeskLabels.period(settings.addressWait()));
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
