package mypage.web.admin.signin;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import mypage.admin.signin.StaffAdmissionResult.Admitted;

/** The attempt that was admitted before its page was built. */
@RequestScoped
public class AdmittedStaffAttempt {

    private Admitted admitted;

    void set(Admitted attempt) {
        admitted = attempt;
    }

    /** Empty if nothing was admitted, because the page was not sent a whole attempt. */
    Optional<Admitted> find() {
        return Optional.ofNullable(admitted);
    }
}
