package mypage.web.admin.users;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.model.SelectItem;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import mypage.account.AccountNumberService;
import mypage.account.Service;
import mypage.admin.users.AccountActionResult;
import mypage.admin.users.AccountActionService;
import mypage.web.admin.site.ConfirmedForm;
import mypage.web.admin.site.Labels;
import mypage.web.admin.site.ServiceLabels;
import mypage.web.admin.site.StaffPage;
import mypage.web.admin.site.StaffRequest;
import mypage.web.site.FieldErrors;

/** アカウントの作成: creates an account for an address and invites its owner by mail. */
@Named
@RequestScoped
public class AccountNewBacking {

    @Inject
    AccountActionService accounts;

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
        AccountActionResult result = accounts.create(service, email, staff.context());
        if (result == AccountActionResult.DONE) {
            long id = numbers.find(Optional.of(service), email).get(0);
            return StaffPage.ACCOUNT.redirect(id) + "&made=1";
        }
        errors.add("email", AccountLabels.of(result));
        return null;
    }

    /** What will happen; null until the form is filled in. */
    public String getQuestion() {
        return ask.getToken() == null ? null : Labels.get("accountNew.ask", ServiceLabels.of(service), email);
    }

    public List<SelectItem> getServices() {
        return ServiceLabels.items();
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
