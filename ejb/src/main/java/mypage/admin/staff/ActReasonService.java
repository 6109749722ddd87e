package mypage.admin.staff;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;
import mypage.audit.ActReasonRepository;

/** Helps members of staff to say why they act. */
@Stateless
public class ActReasonService {

    @Inject
    ActReasonRepository reasons;

    /** The office that the member named last, which is most likely the next one too. */
    @RolesAllowed("LOOK_UP")
    public Optional<String> lastOffice(SignedInStaff self) {
        return reasons.lastOffice(self.id());
    }
}
