package mypage.web.staff;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import mypage.account.Busy;
import mypage.account.PasswordRefusal.Weak;
import mypage.account.Weakness;
import mypage.staff.ProofDenial;
import mypage.staff.Refused;
import mypage.staff.StaffPasswordResult;
import mypage.staff.StaffPasswordResult.Changed;
import mypage.staff.StaffSelfService;
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
        return judge(self.changePassword(
                visit.signedIn(), current, proof.getCode(), chosen.getPassword(), visit.getClient()));
    }

    private String judge(StaffPasswordResult result) {
        return switch (result) {
            case Changed(String session, String known) -> {
                visit.keep(session, known);
                yield "/admin/me?faces-redirect=true&done=password";
            }
            case Refused(Weak(Weakness why)) -> {
                chosen.refuse(why);
                yield null;
            }
            case Refused(Busy()) -> {
                proof.refuseBusy();
                yield null;
            }
            case ProofDenial denial -> {
                proof.refuse(denial, Labels.get("me.password.wrong"));
                yield null;
            }
        };
    }

    public String getCurrent() {
        return current;
    }

    public void setCurrent(String current) {
        this.current = current;
    }
}
