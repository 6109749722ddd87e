package mypage.web.admin.signin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import mypage.admin.signin.StaffSelfService;
import mypage.web.admin.site.RoleLabels;
import mypage.web.admin.site.StaffPage;
import mypage.web.admin.site.StaffRequest;

/** 自分の設定: how the signed-in member of staff signs in. */
@Named
@RequestScoped
public class MeBacking {

    private static final int FEW = 3;

    @Inject
    StaffSelfService self;

    @Inject
    StaffRequest request;

    private Integer left;

    public String getRoles() {
        return RoleLabels.of(request.signedIn().roles());
    }

    public String getEmail() {
        return self.email(request.signedIn());
    }

    public int getCodesLeft() {
        if (left == null) {
            left = self.recoveryCodesLeft(request.signedIn());
        }
        return left;
    }

    /** Whether it is time to renew them. */
    public boolean isFew() {
        return getCodesLeft() <= FEW;
    }

    public int getOtherSessions() {
        return self.otherSessions(request.signedIn());
    }

    public String endOthers() {
        self.endOtherSessions(request.signedIn(), request.context());
        return StaffPage.ME.redirect() + "&done=others";
    }
}
