package mypage.web.admin.signin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import mypage.admin.signin.PasswordRefused;
import mypage.admin.signin.ProofDenial;
import mypage.admin.signin.StaffPasswordResult;
import mypage.admin.signin.StaffPasswordResult.Changed;
import mypage.admin.signin.StaffSelfService;
import mypage.password.HasherBusy;
import mypage.password.PasswordRefusal.Weak;
import mypage.password.PasswordWeakness;
import mypage.web.admin.site.Labels;
import mypage.web.admin.site.StaffPage;
import mypage.web.admin.site.StaffRequest;
import mypage.web.site.NewPasswordForm;

/** パスワードの変更: takes the current password. */
@Named
@RequestScoped
public class MePasswordBacking {

    @Inject
    StaffSelfService self;

    @Inject
    NewPasswordForm chosen;

    @Inject
    StaffRequest request;

    @Inject
    StaffProof proof;

    private String current;

    public String submit() {
        if (!chosen.isTypedTwice()) {
            return null;
        }
        return judge(self.changePassword(request.signedIn(), current, chosen.getPassword(), request.context()));
    }

    private String judge(StaffPasswordResult result) {
        return switch (result) {
            case Changed(String session, String deviceToken) -> {
                request.keep(session, deviceToken);
                yield StaffPage.ME.redirect() + "&done=password";
            }
            case PasswordRefused(Weak(PasswordWeakness why)) -> {
                chosen.refuse(why);
                yield null;
            }
            case PasswordRefused(HasherBusy()) -> {
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
