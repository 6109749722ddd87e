package mypage.web.admin.signin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import mypage.admin.signin.CodesClosed;
import mypage.admin.signin.PasskeyRequired;
import mypage.admin.signin.ProofDenial;
import mypage.admin.signin.TooManyAttempts;
import mypage.admin.signin.WrongProof;
import mypage.web.admin.site.Labels;
import mypage.web.site.FieldErrors;
import mypage.web.site.RetryLater;

/** Says why a member failed to reauthenticate. */
@Named
@RequestScoped
public class StaffProof {

    private static final long BUSY_SECONDS = 5;

    @Inject
    FieldErrors errors;

    @Inject
    RetryLater retry;

    void refuse(ProofDenial denial, String wrong) {
        switch (denial) {
            case WrongProof() -> refuse(wrong);
            case PasskeyRequired() -> refuse(Labels.get("passkey.only"));
            case CodesClosed() -> refuse(Labels.get("code.closed"));
            case TooManyAttempts(Instant until) -> refuse(Labels.get("code.delayed", retry.until(until)));
        }
    }

    void refuseBusy() {
        retry.after(BUSY_SECONDS, HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        refuse(Labels.get("login.busy"));
    }

    private void refuse(String why) {
        errors.add(null, why);
    }
}
