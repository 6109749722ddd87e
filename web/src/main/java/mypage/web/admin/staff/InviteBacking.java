package mypage.web.admin.staff;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import mypage.admin.staff.StaffManagementService;
import mypage.web.admin.site.Labels;
import mypage.web.admin.site.StaffPage;
import mypage.web.admin.site.StaffRequest;
import mypage.web.site.FieldErrors;

/** 担当者の追加: adds a member of staff, who gets a link by mail. */
@Named
@RequestScoped
public class InviteBacking {

    private static final int LONGEST_NAME = 100;

    @Inject
    StaffManagementService management;

    @Inject
    ChosenRoles roles;

    @Inject
    StaffRequest staff;

    @Inject
    FieldErrors errors;

    private String email;
    private String name;

    public String submit() {
        var stripped = name.strip();
        var wrong = wrong(stripped);
        if (wrong.isPresent()) {
            errors.add("name", wrong.get());
            return null;
        }
        switch (management.invite(email, stripped, roles.get(), staff.context())) {
            case DONE -> {
                return StaffPage.STAFF.redirect() + "&done=invited";
            }
            case ASKED -> {
                return StaffPage.STAFF.redirect() + "&asked=1";
            }
            case ALREADY_ASKED -> {
                return StaffPage.STAFF.redirect() + "&asked=before";
            }
            case NO_ADDRESS -> errors.refuse("email", "address.malformed");
            case TAKEN -> errors.add("email", Labels.get("staff.email.taken"));
            case REFUSED -> errors.add(null, Labels.get("staff.refused"));
        }
        return null;
    }

    /** What is wrong with this name; empty if nothing is. */
    static Optional<String> wrong(String stripped) {
        if (stripped.isEmpty()) {
            return Optional.of(Labels.get("staff.name.missing"));
        } else if (stripped.length() > LONGEST_NAME) {
            return Optional.of(Labels.get("staff.name.long", LONGEST_NAME));
        }
        return Optional.empty();
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = email;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }
}
