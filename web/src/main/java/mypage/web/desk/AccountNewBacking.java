package mypage.web.desk;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.model.SelectItem;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.stream.Stream;
import mypage.account.Service;
import mypage.desk.AccountActsService;
import mypage.desk.ActStep;
import mypage.web.site.FieldErrors;
import mypage.web.staff.StaffVisit;

/** アカウントの作成: an address, and the mail that invites its owner. */
@Named
@RequestScoped
public class AccountNewBacking {

    @Inject
    AccountActsService acts;

    @Inject
    StaffVisit staff;

    @Inject
    FieldErrors errors;

    private Service service = Service.SEEKER;
    private String email;

    public String submit() {
        ActStep step = acts.create(service, email, staff.getClient());
        if (step == ActStep.DONE) {
            return "/admin/account-new?faces-redirect=true&done=1";
        }
        errors.add("email", DeskLabels.of(step));
        return null;
    }

    public List<SelectItem> getServices() {
        return services();
    }

    static List<SelectItem> services() {
        return Stream.of(Service.values())
                .map(service -> new SelectItem(service, DeskLabels.of(service)))
                .toList();
    }

    public Service getService() {
        return service;
    }

    public void setService(Service service) {
        this.service = service;
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = email;
    }
}
