package mypage.web.admin.addressrequests;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mypage.addressrequests.AddressRequestSettings;
import mypage.admin.addressrequests.AddressRequestService;
import mypage.admin.addressrequests.AddressRequestView;
import mypage.admin.addressrequests.RequestActionResult.Asked;
import mypage.admin.addressrequests.RequestActionResult.Done;
import mypage.admin.addressrequests.RequestActionResult.Reason;
import mypage.admin.addressrequests.RequestActionResult.Refused;
import mypage.web.admin.site.ActionBacking;
import mypage.web.admin.site.Labels;
import mypage.web.admin.site.StaffPage;

/** The pages of the {@link RequestAction}s. */
@Named
@RequestScoped
public class RequestActionBacking extends ActionBacking<AddressRequestView, RequestAction> {

    @Inject
    AddressRequestService requests;

    @Inject
    AddressRequestSettings settings;

    public RequestActionBacking() {
        super(RequestAction.values(), StaffPage.REQUEST);
    }

    @Override
    protected Optional<AddressRequestView> find(long id) {
        return requests.view(id, staff.context());
    }

    /** Tells the member who opened the request why they cannot approve it. */
    @Override
    protected Optional<String> refusal(RequestAction asked, AddressRequestView request) {
        boolean isOpener = request.openedById() == staff.signedIn().id();
        if (asked == RequestAction.APPROVE && isOpener) {
            return Optional.of(Reason.OWN_REQUEST.name());
        }
        return asked.fits(request) ? Optional.empty() : Optional.of(Reason.WRONG_STATE.name());
    }

    @Override
    protected Optional<String> carryOut(RequestAction pressed, long id) {
        return switch (pressed.carryOut(requests, id, staff.context())) {
            case Done() -> Optional.empty();
            case Asked(boolean before) -> Optional.of(before ? ALREADY_ASKED : ASKED);
            case Refused(Reason reason) -> Optional.of(reason.name());
        };
    }

    /** The notes may name the period in which the old address can object. */
    @Override
    public List<String> getNotes() {
        var notes = action().notesWith(RequestLabels.period(settings.objectionPeriod()));
        boolean unheard = action() == RequestAction.RESEND && getItem().toldAt().isEmpty();
        return Stream.concat(
                        notes.stream(),
                        Stream.of(Labels.get("requestAction.RESEND.second")).filter(n -> unheard))
                .toList();
    }
}
