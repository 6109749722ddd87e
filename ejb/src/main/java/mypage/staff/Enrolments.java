package mypage.staff;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import mypage.audit.AuditEvent;
import mypage.audit.AuditTrail;
import mypage.audit.Client;
import mypage.platform.Secrets;

/** The transactions of {@link EnrolmentService}. */
@Stateless
public class Enrolments {

    @PersistenceContext
    EntityManager entities;

    @Inject
    StaffMails mails;

    @Inject
    StaffFactors factors;

    @Inject
    Secrets secrets;

    @Inject
    AuditTrail audit;

    /** The member to whom this link leads, as long as it does. */
    public Optional<Staff> member(String link) {
        return mails.member(link);
    }

    public Staff get(long staffId) {
        return entities.find(Staff.class, staffId);
    }

    /**
     * Makes these factors the member's, ends all that was opened with older ones, and uses the link up. Of many at once exactly
     * one does.
     *
     * @param step of the code that proved the secret, which is thereby used
     * @return the recovery codes; empty when the link is over
     */
    public Optional<List<String>> complete(
            Staff staff, String link, String passwordHash, String secret, long step, Client client) {
        boolean done = mails.use(link, staff.id())
                && entities.createNamedQuery(Staff.ENROL)
                                .setParameter("password", passwordHash)
                                .setParameter("secret", secrets.seal(secret))
                                .setParameter("step", step)
                                .setParameter("id", staff.id())
                                .executeUpdate()
                        == 1;
        if (!done) {
            return Optional.empty();
        }
        mails.endLinks(staff.id());
        mails.tell(StaffMails.Notice.ENROLLED, staff, client);
        audit.record(AuditEvent.Kind.STAFF_ENROLLED, staff.id(), client.actingAs(staff.id()));
        return Optional.of(factors.renewRecoveryCodes(staff.id()));
    }
}
