package mypage.web.admin.signin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import mypage.admin.signin.StaffSelfService;
import mypage.web.admin.site.StaffRequest;

/** リカバリーコード: replaces them; the answer shows them, once. */
@Named
@RequestScoped
public class MeCodesBacking {

    @Inject
    StaffSelfService self;

    @Inject
    StaffRequest request;

    private List<String> recoveryCodes;

    public String submit() {
        recoveryCodes = RecoveryCodes.grouped(self.renewRecoveryCodes(request.signedIn(), request.context()));
        return null;
    }

    /** Null until they are made. */
    public List<String> getRecoveryCodes() {
        return recoveryCodes == null ? null : List.copyOf(recoveryCodes);
    }
}
