package mypage.web.staff;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import mypage.staff.ProofDenial;
import mypage.staff.RecoveryCodesResult.Renewed;
import mypage.staff.StaffSelfService;

/** 新しいリカバリーコード, behind a code; the answer shows them, this once. */
@Named("meCodes")
@RequestScoped
public class MeCodesBacking {

    @Inject
    StaffSelfService self;

    @Inject
    StaffVisit visit;

    @Inject
    StaffProof proof;

    private List<String> recoveryCodes;

    public String submit() {
        switch (self.renewRecoveryCodes(visit.signedIn(), proof.getCode(), visit.getClient())) {
            case Renewed(List<String> codes) -> recoveryCodes = RecoveryCodes.grouped(codes);
            case ProofDenial denial -> proof.refuse(denial, Labels.get("me.codes.wrong"));
        }
        return null;
    }

    /** Null until they were made. */
    public List<String> getRecoveryCodes() {
        return recoveryCodes == null ? null : List.copyOf(recoveryCodes);
    }
}
