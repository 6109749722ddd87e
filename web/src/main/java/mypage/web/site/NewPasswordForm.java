package mypage.web.site;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import mypage.password.HasherBusy;
import mypage.password.PasswordRefusal;
import mypage.password.PasswordRefusal.Weak;
import mypage.password.PasswordWeakness;

/** The two fields of every page on which users choose a new password, and their errors. */
@Named
@RequestScoped
public class NewPasswordForm {

    private static final String FIELD = "new";
    private static final String AGAIN = "again";

    @Inject
    FieldErrors errors;

    private String password;
    private String again;

    /** Whether both fields hold the same password. Reports empty fields too, so that all errors show at once. */
    public boolean isTypedTwice() {
        if (password == null) {
            errors.refuse(FIELD, "password.new.missing");
        }
        if (again == null) {
            errors.refuse(AGAIN, "password.again.missing");
        } else if (password != null && !password.equals(again)) {
            errors.refuse(AGAIN, "password.differs");
        }
        return password != null && password.equals(again);
    }

    public void refuse(PasswordWeakness why) {
        errors.refuse(FIELD, "password.weak." + why);
    }

    public void refuse(PasswordRefusal refusal) {
        switch (refusal) {
            case Weak(PasswordWeakness why) -> refuse(why);
            case HasherBusy() -> errors.refuse(null, "password.busy");
        }
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }

    public String getAgain() {
        return again;
    }

    public void setAgain(String again) {
        this.again = again;
    }
}
