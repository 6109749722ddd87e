package mypage.web.desk;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.model.SelectItem;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mypage.account.AccountNumberService;
import mypage.account.Service;
import mypage.desk.AccountActsService;
import mypage.desk.ActStep;
import mypage.web.site.FieldErrors;
import mypage.web.staff.AskOnce;
import mypage.web.staff.Labels;
import mypage.web.staff.StaffVisit;

/** アカウントの作成: an address, and the mail that invites its owner. */
@Named
@RequestScoped
public class AccountNewBacking {

    @Inject
    AccountActsService acts;

    @Inject
    AccountNumberService numbers;

    @Inject
    StaffVisit staff;

    @Inject
    AskOnce ask;

    @Inject
    FieldErrors errors;

    private Service service;
    private String email;

    public String submit() {
        if (!ask.isAnswered(service + " " + email)) {
            return null;
        }
        ActStep step = acts.create(service, email, staff.getClient());
        if (step == ActStep.DONE) {
            return "/admin/account" + DeskPage.OF
                    + numbers.find(Optional.of(service), email).get(0) + "&made=1";
        }
        errors.add("email", DeskLabels.of(step));
        return null;
    }

    /** What will come of it; null before the form was filled in. */
    public String getQuestion() {
        return ask.getToken() == null ? null : Labels.get("accountNew.ask", DeskLabels.of(service), email);
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
