package mypage.web.staff;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import mypage.staff.StaffSelfService;

/** アカウント: what members of staff know and do about their own sign-in. */
@Named("me")
@RequestScoped
public class MeBacking {

    private static final int FEW = 3;

    @Inject
    StaffSelfService self;

    @Inject
    StaffVisit visit;

    private Integer left;

    public String getRoles() {
        return RoleNames.of(visit.signedIn().roles());
    }

    public int getCodesLeft() {
        if (left == null) {
            left = self.recoveryCodesLeft(visit.signedIn());
        }
        return left;
    }

    /** Whether it is time to make new ones. */
    public boolean isFew() {
        return getCodesLeft() <= FEW;
    }

    public int getOtherSessions() {
        return self.otherSessions(visit.signedIn());
    }

    public String endOthers() {
        self.endOtherSessions(visit.signedIn(), visit.getClient());
        return "/admin/me?faces-redirect=true&done=others";
    }
}
