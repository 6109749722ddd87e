package mypage.web.admin.signin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import mypage.admin.signin.ProofDenial;
import mypage.admin.signin.RecoveryCodesResult.Renewed;
import mypage.admin.signin.StaffSelfService;
import mypage.web.admin.site.Labels;
import mypage.web.admin.site.StaffRequest;

/** リカバリーコード: replaces them after a code of the app; the answer shows them, once. */
@Named
@RequestScoped
public class MeCodesBacking {

    @Inject
    StaffSelfService self;

    @Inject
    StaffRequest request;

    @Inject
    StaffProof proof;

    private List<String> recoveryCodes;

    public String submit() {
        switch (self.renewRecoveryCodes(request.signedIn(), proof.getCode(), request.context())) {
            case Renewed(List<String> codes) -> recoveryCodes = RecoveryCodes.grouped(codes);
            case ProofDenial denial -> proof.refuse(denial, Labels.get("me.codes.wrong"));
        }
        return null;
    }

    /** Null until they are made. */
    public List<String> getRecoveryCodes() {
        return recoveryCodes == null ? null : List.copyOf(recoveryCodes);
    }
}
