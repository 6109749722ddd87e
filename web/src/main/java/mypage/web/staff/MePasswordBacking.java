package mypage.web.staff;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import mypage.staff.StaffSelfService;
import mypage.staff.StaffSelfStep.Changed;
import mypage.staff.StaffSelfStep.Refused;
import mypage.web.signin.NewPassword;

/** パスワードの変更, behind the password so far and a code. */
@Named("mePassword")
@RequestScoped
public class MePasswordBacking {

    @Inject
    StaffSelfService self;

    @Inject
    NewPassword chosen;

    @Inject
    StaffVisit visit;

    @Inject
    StaffProof proof;

    private String current;

    public String submit() {
        if (!chosen.isTypedTwice()) {
            return null;
        }
        var step = self.changePassword(
                visit.signedIn(), current, proof.getCode(), chosen.getPassword(), visit.getClient());
        if (step instanceof Changed changed) {
            visit.keep(changed.session(), changed.known());
            return "/admin/me?faces-redirect=true&done=password";
        }
        if (step instanceof Refused refused) {
            chosen.refuse(refused.why());
        } else {
            proof.refuse(step, Labels.get("me.password.wrong"));
        }
        return null;
    }

    public String getCurrent() {
        return current;
    }

    public void setCurrent(String current) {
        this.current = current;
    }
}
