package mypage.web.staff;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletResponse;
import mypage.staff.StaffSelfStep;
import mypage.staff.StaffSelfStep.Busy;
import mypage.staff.StaffSelfStep.Delayed;
import mypage.web.signin.RetryLater;
import mypage.web.site.FieldErrors;

/** The code with which a member who is signed in proves who it is, and what is wrong with it. */
@Named("proof")
@RequestScoped
public class StaffProof {

    private static final long BUSY_SECONDS = 5;

    @Inject
    FieldErrors errors;

    @Inject
    RetryLater retry;

    private String code;

    void refuse(StaffSelfStep step, String wrong) {
        code = null;
        if (step instanceof Delayed delay) {
            errors.add(null, Labels.get("code.delayed", retry.until(delay.until())));
        } else if (step instanceof Busy) {
            retry.after(BUSY_SECONDS, HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            errors.add(null, Labels.get("login.busy"));
        } else {
            errors.add(null, wrong);
        }
    }

    public String getCode() {
        return code;
    }

    public void setCode(String code) {
        this.code = code;
    }
}
