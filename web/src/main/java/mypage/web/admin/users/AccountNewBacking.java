package mypage.web.admin.users;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.model.SelectItem;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mypage.account.AccountNumberService;
import mypage.account.Service;
import mypage.admin.users.AccountActionResult;
import mypage.admin.users.AccountActionService;
import mypage.web.admin.site.ConfirmedForm;
import mypage.web.admin.site.Labels;
import mypage.web.admin.site.NotFoundAnswer;
import mypage.web.admin.site.StaffRequest;
import mypage.web.site.FieldErrors;

/** アカウントの作成: an address, and the mail that invites its owner. */
@Named
@RequestScoped
public class AccountNewBacking {

    @Inject
    AccountActionService acts;

    @Inject
    AccountNumberService numbers;

    @Inject
    StaffRequest staff;

    @Inject
    ConfirmedForm ask;

    @Inject
    FieldErrors errors;

    private Service service;
    private String email;

    public String submit() {
        if (!ask.isAnswered(service + " " + email)) {
            return null;
        }
        AccountActionResult step = acts.create(service, email, staff.getClient());
        if (step == AccountActionResult.DONE) {
            return "/admin/account" + NotFoundAnswer.OF
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

    public static List<SelectItem> services() {
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
