package mypage.admin.signin;

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
import mypage.admin.staff.StaffDeviceCookies;
import mypage.admin.staff.StaffMailer;
import mypage.admin.staff.StaffMember;
import mypage.admin.staff.StaffSettings;
import mypage.audit.AuditKind;
import mypage.audit.AuditTrail;
import mypage.platform.RequestContext;
import mypage.platform.Secrets;

/** The transactions of {@link StaffSignInService}. */
@Stateless
public class StaffSignInTransactions {

    /** How long a code is waited for. */
    private static final Duration FIRST_FACTOR = Duration.ofMinutes(5);

    private static final int LONGEST_EMAIL = 254;

    /** A session that waits for its second factor. */
    public record Waiting(StaffSession session, StaffMember staff) {}

    @PersistenceContext
    EntityManager entities;

    @Inject
    StaffFactors factors;

    @Inject
    StaffMailer mailer;

    @Inject
    Secrets secrets;

    @Inject
    StaffSettings settings;

    @Inject
    AuditTrail audit;

    @Inject
    Clock clock;

    /** The member with this address who can sign in. */
    public Optional<StaffMember> find(String typedEmail) {
        String email = AccountService.normalize(typedEmail);
        return email.length() > LONGEST_EMAIL || email.indexOf('\0') >= 0
                ? Optional.empty()
                : entities.createNamedQuery(StaffMember.BY_EMAIL, StaffMember.class)
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
    public String open(StaffMember staff, StaffDeviceCookies browser) {
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
                .map(row -> new Waiting((StaffSession) row[0], (StaffMember) row[1]))
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
    public Optional<String> passCode(Waiting found, String code, RequestContext context) {
        return factors.takeCode(found.staff, code) ? signIn(found, context) : Optional.empty();
    }

    /** Signs in by a recovery code, and tells the member so by mail; empty when it is wrong, or was used before. */
    public Optional<String> passRecoveryCode(Waiting found, String code, RequestContext context) {
        if (!factors.takeRecoveryCode(found.staff, code)) {
            return Optional.empty();
        }
        mailer.tell(StaffMailer.Notice.RECOVERY_CODE_USED, found.staff, context);
        note(StaffSignInAuditKind.STAFF_CODE_USED, Optional.of(found.staff), context.actingAs(found.staff.id()));
        return signIn(found, context);
    }

    private Optional<String> signIn(Waiting found, RequestContext context) {
        Instant now = clock.instant();
        String token = secrets.newToken();
        boolean first = entities.createNamedQuery(StaffSession.SIGN_IN)
                        .setParameter("hash", secrets.digest(token))
                        .setParameter("now", now)
                        .setParameter("end", now.plus(settings.absolute()))
                        .setParameter("id", found.session.id())
                        .executeUpdate()
                == 1;
        if (!first) {
            return Optional.empty();
        }
        entities.createNamedQuery(StaffMember.NOTE_SIGN_IN)
                .setParameter("now", now)
                .setParameter("id", found.staff.id())
                .executeUpdate();
        note(StaffSignInAuditKind.STAFF_SIGNED_IN, Optional.of(found.staff), context.actingAs(found.staff.id()));
        return Optional.of(token);
    }

    /** Records what became of a try, in a transaction of its own where the caller has none. */
    public void note(AuditKind kind, Optional<StaffMember> staff, RequestContext context) {
        audit.record(kind, staff.map(StaffMember::id).orElse(null), context);
    }
}
