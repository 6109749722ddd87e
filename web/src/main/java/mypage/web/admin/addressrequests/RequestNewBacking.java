package mypage.web.admin.addressrequests;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.model.SelectItem;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import mypage.account.Service;
import mypage.addressrequests.Evidence;
import mypage.addressrequests.ShownDocuments;
import mypage.admin.addressrequests.AddressRequestService;
import mypage.admin.addressrequests.RequestOpeningResult.Opened;
import mypage.admin.addressrequests.RequestOpeningResult.Reason;
import mypage.admin.addressrequests.RequestOpeningResult.Refused;
import mypage.web.admin.site.ServiceLabels;
import mypage.web.admin.site.StaffPage;
import mypage.web.admin.site.StaffRequest;
import mypage.web.site.FieldErrors;

/** アドレス変更の受付: opens a request at the counter, for an owner who has proved their identity. */
@Named
@RequestScoped
public class RequestNewBacking {

    @Inject
    AddressRequestService requests;

    @Inject
    StaffRequest staff;

    @Inject
    FieldErrors errors;

    private Service service;
    private String oldEmail;
    private String newEmail;
    private Evidence evidence;
    private Evidence registration;

    public String submit() {
        var documents = new ShownDocuments(evidence, registration);
        return switch (requests.open(service, oldEmail, newEmail, documents, staff.context())) {
            case Opened(long id) -> StaffPage.REQUEST.redirect(id) + "&opened=1";
            case Refused(Reason reason) -> {
                errors.add(field(reason), RequestLabels.of(reason));
                yield null;
            }
        };
    }

    private static String field(Reason reason) {
        return switch (reason) {
            case NO_ACCOUNT, ALREADY_OPEN -> "old";
            case WRONG_DOCUMENT -> "registration";
            case NO_ADDRESS, SAME_ADDRESS, TAKEN -> "new";
        };
    }

    public List<SelectItem> getServices() {
        return ServiceLabels.items();
    }

    public List<SelectItem> getEvidences() {
        return items(Evidence::isIdentity);
    }

    public List<SelectItem> getRegistrations() {
        return items(kind -> !kind.isIdentity());
    }

    private static List<SelectItem> items(Predicate<Evidence> which) {
        return Stream.of(Evidence.values())
                .filter(which)
                .map(kind -> new SelectItem(kind, RequestLabels.evidence(kind.name())))
                .toList();
    }

    public Service getService() {
        return service;
    }

    public void setService(Service service) {
        this.service = service;
    }

    public String getOldEmail() {
        return oldEmail;
    }

    public void setOldEmail(String oldEmail) {
        this.oldEmail = oldEmail;
    }

    public String getNewEmail() {
        return newEmail;
    }

    public void setNewEmail(String newEmail) {
        this.newEmail = newEmail;
    }

    public Evidence getEvidence() {
        return evidence;
    }

    public void setEvidence(Evidence evidence) {
        this.evidence = evidence;
    }

    public Evidence getRegistration() {
        return registration;
    }

    public void setRegistration(Evidence registration) {
        this.registration = registration;
    }
}
