package mypage.web.staff;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import mypage.staff.StaffSelfService;
import mypage.staff.StaffSelfStep.Renewed;

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
        var step = self.renewRecoveryCodes(visit.signedIn(), proof.getCode(), visit.getClient());
        if (step instanceof Renewed renewed) {
            recoveryCodes = RecoveryCodes.grouped(renewed.recoveryCodes());
        } else {
            proof.refuse(step, Labels.get("me.codes.wrong"));
        }
        return null;
    }

    /** Null until they were made. */
    public List<String> getRecoveryCodes() {
        return recoveryCodes == null ? null : List.copyOf(recoveryCodes);
    }
}
