package mypage.staff;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import mypage.account.AccountService;
import mypage.audit.AuditEvent;
import mypage.audit.AuditTrail;
import mypage.audit.Client;
import mypage.platform.Secrets;
import mypage.platform.Settings;

/** The transactions of {@link StaffSignInService}. */
@Stateless
public class StaffSignIns {

    /** How long a code is waited for. */
    private static final Duration FIRST_FACTOR = Duration.ofMinutes(5);

    private static final int LONGEST_EMAIL = 254;

    /** A session that waits for its second factor. */
    public record Waiting(StaffSession session, Staff staff) {}

    @PersistenceContext
    EntityManager entities;

    @Inject
    StaffFactors factors;

    @Inject
    StaffMails mails;

    @Inject
    Secrets secrets;

    @Inject
    Settings settings;

    @Inject
    AuditTrail audit;

    @Inject
    Clock clock;

    /** The member with this address who can sign in. */
    public Optional<Staff> find(String typedEmail) {
        String email = AccountService.normalize(typedEmail);
        return email.length() > LONGEST_EMAIL || email.indexOf('\0') >= 0
                ? Optional.empty()
                : entities.createNamedQuery(Staff.BY_EMAIL, Staff.class)
                        .setParameter("email", email)
                        .getResultStream()
                        .filter(staff -> staff.isEnabled() && staff.isEnrolled())
                        .findFirst();
    }

    /**
     * After a right password; ends what the browser had open.
     *
     * @return the token of the first factor
     */
    public String open(Staff staff, StaffBrowser browser) {
        browser.session()
                .ifPresent(token -> entities.createNamedQuery(StaffSession.END_BY_TOKEN)
                        .setParameter("hash", secrets.digest(token))
                        .executeUpdate());
        Instant now = clock.instant();
        String token = secrets.newToken();
        entities.persist(new StaffSession(
                secrets.digest(token), staff, StaffSession.State.PASSWORD, now, now.plus(FIRST_FACTOR)));
        return token;
    }

    public Optional<Waiting> waiting(String token) {
        return entities.createNamedQuery(StaffSession.BY_TOKEN, Object[].class)
                .setParameter("hash", secrets.digest(token))
                .setParameter("now", clock.instant())
                .getResultStream()
                .map(row -> new Waiting((StaffSession) row[0], (Staff) row[1]))
                .filter(found -> !found.session.isSignedIn() && found.session.triesLeft() > 0)
                .findFirst();
    }

    /** Counts a code before it is judged, in a transaction of its own; false when that was one too many. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public boolean countTry(Waiting found) {
        return entities.createNamedQuery(StaffSession.COUNT_TRY)
                        .setParameter("id", found.session.id())
                        .setParameter("most", StaffSession.MOST_TRIES)
                        .executeUpdate()
                == 1;
    }

    /** Signs in by a code of the app; empty when it is wrong, or was used before. */
    public Optional<String> passCode(Waiting found, String code, Client client) {
        return factors.takeCode(found.staff, code) ? signIn(found, client) : Optional.empty();
    }

    /** Signs in by a recovery code, and tells the member so by mail; empty when it is wrong, or was used before. */
    public Optional<String> passRecoveryCode(Waiting found, String code, Client client) {
        if (!factors.takeRecoveryCode(found.staff, code)) {
            return Optional.empty();
        }
        mails.tell(StaffMails.Notice.RECOVERY_CODE_USED, found.staff, client);
        note(AuditEvent.Kind.STAFF_CODE_USED, Optional.of(found.staff), client.actingAs(found.staff.id()));
        return signIn(found, client);
    }

    private Optional<String> signIn(Waiting found, Client client) {
        Instant now = clock.instant();
        String token = secrets.newToken();
        boolean first = entities.createNamedQuery(StaffSession.SIGN_IN)
                        .setParameter("hash", secrets.digest(token))
                        .setParameter("now", now)
                        .setParameter("end", now.plus(settings.staff().absolute()))
                        .setParameter("id", found.session.id())
                        .executeUpdate()
                == 1;
        if (!first) {
            return Optional.empty();
        }
        entities.createNamedQuery(Staff.NOTE_SIGN_IN)
                .setParameter("now", now)
                .setParameter("id", found.staff.id())
                .executeUpdate();
        note(AuditEvent.Kind.STAFF_SIGNED_IN, Optional.of(found.staff), client.actingAs(found.staff.id()));
        return Optional.of(token);
    }

    /** Records what became of a try, in a transaction of its own where the caller has none. */
    public void note(AuditEvent.Kind kind, Optional<Staff> staff, Client client) {
        audit.record(kind, staff.map(Staff::id).orElse(null), client);
    }
}
