package mypage.admin.signin;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import mypage.admin.staff.StaffMailer;
import mypage.admin.staff.StaffMember;
import mypage.admin.staff.StaffMemberRepository;
import mypage.audit.AuditTrail;
import mypage.platform.RequestContext;
import mypage.platform.Secrets;

/** The transactions of {@link EnrolmentService}. */
@Stateless
public class EnrolmentTransactions {

    @Inject
    StaffMemberRepository members;

    @Inject
    StaffMailer mailer;

    @Inject
    StaffFactors factors;

    @Inject
    Secrets secrets;

    @Inject
    AuditTrail audit;

    /** The member of a valid link. */
    public Optional<StaffMember> member(String link) {
        return mailer.member(link);
    }

    public StaffMember get(long staffId) {
        return members.find(staffId).orElseThrow();
    }

    /**
     * Consumes the link, stores both factors and ends all sessions. Of many simultaneous requests exactly one
     * succeeds.
     *
     * @param step of the code that proved the secret, which is thereby used
     * @return the recovery codes; empty when the link is not valid any more
     */
    public Optional<List<String>> complete(
            StaffMember staff, String link, String passwordHash, String secret, long step, RequestContext context) {
        boolean done =
                mailer.use(link, staff.id()) && members.enrol(staff.id(), passwordHash, secrets.seal(secret), step);
        if (!done) {
            return Optional.empty();
        }
        members.openSecondFactor(staff.id());
        mailer.endLinks(staff.id());
        mailer.tell(StaffMailer.Notice.ENROLLED, staff, context);
        audit.record(StaffSignInAuditKind.STAFF_ENROLLED, staff.id(), context.actingAs(staff.id()));
        return Optional.of(factors.renewRecoveryCodes(staff.id()));
    }
}
