package mypage.web.admin.addressrequests;

import java.util.List;
import java.util.Set;
import mypage.admin.addressrequests.AddressRequestService;
import mypage.admin.addressrequests.AddressRequestView;
import mypage.admin.addressrequests.RequestActionResult;
import mypage.platform.RequestContext;
import mypage.web.admin.site.ActionDeclaration;
import mypage.web.admin.site.ActionStyle;
import mypage.web.admin.site.Fact;
import mypage.web.admin.site.StaffAction;
import mypage.web.admin.site.StaffPage;

/** The actions on a request for another address. Their labels begin with {@code requestAction.} and the name. */
public enum RequestAction implements StaffAction<AddressRequestView> {
    REVIEW(StaffPage.REQUEST_REVIEW, ActionStyle.FORWARD, Set.of("RECEIVED"), AddressRequestService::review),
    APPROVE(StaffPage.REQUEST_APPROVE, ActionStyle.FORWARD, Set.of("IN_REVIEW"), AddressRequestService::approve),
    REJECT(
            StaffPage.REQUEST_REJECT,
            ActionStyle.DESTRUCTIVE,
            Set.of("RECEIVED", "IN_REVIEW"),
            AddressRequestService::reject),
    RESEND(StaffPage.REQUEST_RESEND, ActionStyle.PLAIN, Set.of("APPROVED"), AddressRequestService::resendProof) {
        @Override
        public boolean fits(AddressRequestView request) {
            return super.fits(request) && request.sendable();
        }
    },
    WITHDRAW(
            StaffPage.REQUEST_WITHDRAW,
            ActionStyle.DESTRUCTIVE,
            Set.of("RECEIVED", "IN_REVIEW", "APPROVED"),
            AddressRequestService::withdraw);

    private interface Call {
        RequestActionResult on(AddressRequestService requests, long id, RequestContext context);
    }

    private final ActionDeclaration<AddressRequestView> declared;
    private final Call call;

    /** @param states the states in which a request offers the action */
    RequestAction(StaffPage page, ActionStyle style, Set<String> states, Call call) {
        declared = new ActionDeclaration<>("requestAction", page, style, request -> states.contains(request.state()));
        this.call = call;
    }

    RequestActionResult carryOut(AddressRequestService requests, long id, RequestContext context) {
        return call.on(requests, id, context);
    }

    @Override
    public List<Fact> facts(AddressRequestView request) {
        return RequestFacts.of(request);
    }

    @Override
    public ActionDeclaration<AddressRequestView> declared() {
        return declared;
    }
}
