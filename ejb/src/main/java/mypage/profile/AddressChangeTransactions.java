package mypage.profile;

import jakarta.annotation.Resource;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mypage.account.Account;
import mypage.account.AccountService;
import mypage.account.AddressRegistry;
import mypage.actiontoken.AccountActionTokenRepository;
import mypage.actiontoken.SecurityNotificationMailer;
import mypage.actiontoken.SecurityNotificationMailer.Notice;
import mypage.audit.AuditTrail;
import mypage.otp.OtpCode;
import mypage.otp.OtpSettings;
import mypage.platform.RequestContext;
import mypage.platform.Secrets;
import mypage.profile.AddressChangeResult.TooMany;
import mypage.profile.AddressChangeResult.Unchanged;
import mypage.profile.AddressCodeResult.Changed;
import mypage.profile.AddressCodeResult.Taken;
import mypage.ratelimit.RateLimit;
import mypage.ratelimit.RateLimiter;
import mypage.session.SessionService;
import mypage.session.SignedInUser;

/**
 * The transactions of an owner who changes the address; {@link AddressChangeService} puts them in order. Each holds the
 * account's row first, and looks at the session then.
 */
@Stateless
public class AddressChangeTransactions {

    private static final int REFERENCE_DIGITS = 4;

    @PersistenceContext
    EntityManager entities;

    @Inject
    SessionService sessions;

    @Inject
    AccountService accounts;

    @Inject
    AddressRegistry addresses;

    @Inject
    AccountActionTokenRepository tokens;

    @Inject
    SecurityNotificationMailer notifications;

    @Inject
    AddressChangeMailer mailer;

    @Inject
    RateLimiter limiter;

    @Inject
    AuditTrail audit;

    @Inject
    Secrets secrets;

    @Inject
    OtpSettings otpSettings;

    @Inject
    ProfileSettings profileSettings;

    @Inject
    Clock clock;

    @Resource
    SessionContext context;

    /** @param email normalized */
    public AddressChangeResult begin(SignedInUser user, String email, RequestContext requestContext) {
        if (!sessions.holdConfirmed(user)) {
            return new ReauthenticationRequired();
        }
        Account account = accounts.get(user.accountId());
        if (AccountService.normalize(account.email()).equals(email)) {
            return new Unchanged();
        }
        Optional<Instant> until = limiter.acquire(
                List.of(new RateLimit("address mails " + account.id(), profileSettings.addressMails())));
        return until.<AddressChangeResult>map(TooMany::new).orElseGet(() -> mailCode(user, email, requestContext));
    }

    private CodeRequired mailCode(SignedInUser user, String email, RequestContext requestContext) {
        CodeRequired step = new CodeRequired(
                secrets.newToken(),
                email,
                secrets.newDigits(REFERENCE_DIGITS),
                clock.instant().plus(otpSettings.validity()));
        boolean taken = addresses.isTaken(user.service(), email);
        String code = taken ? secrets.newToken() : secrets.newDigits(OtpCode.DIGITS);
        byte[] codeHash = secrets.keyedHash(message(step.token(), code));
        new AddressChange(user.accountId(), user.sessionId(), secrets.digest(step.token()), codeHash, step)
                .begin(entities);
        mailer.prove(user, step, taken ? Optional.empty() : Optional.of(code), requestContext.language());
        audit.record(ProfileAuditKind.ADDRESS_PROOF_ISSUED, user.service(), user.accountId(), requestContext);
        return step;
    }

    public Optional<AddressChange> find(SignedInUser user) {
        return Optional.ofNullable(entities.find(AddressChange.class, user.accountId()));
    }

    /**
     * Counts one try in a transaction of its own, before it is judged, so that no guess goes uncounted, however many come at
     * once (ASVS 6.6.3).
     *
     * @return what is to be judged; empty when there is no try left, or the session is not confirmed freshly
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public Optional<AddressChange> countTry(SignedInUser user, String token) {
        boolean counted = sessions.holdConfirmed(user)
                && ofUser(AddressChange.COUNT_TRY, user, token)
                                .setParameter("tries", otpSettings.attempts())
                                .executeUpdate()
                        == 1;
        return counted ? find(user) : Optional.empty();
    }

    /** Whether this is the code; constant-time. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public boolean matches(AddressChange change, String token, String code) {
        return secrets.matches(message(token, code), change.codeHash());
    }

    public void noteWrongCode(SignedInUser user, RequestContext requestContext) {
        audit.record(ProfileAuditKind.ADDRESS_PROOF_WRONG, user.service(), user.accountId(), requestContext);
    }

    /**
     * Uses the code up and makes the address the account's, if it is still to be had. All that is open ends, but not this
     * session; both addresses are told.
     *
     * @return Changed or Taken; empty, and nothing has changed, when somebody else was first or the session has ended
     */
    public Optional<AddressCodeResult> complete(
            SignedInUser user, String token, AddressChange change, RequestContext requestContext) {
        if (!sessions.holdConfirmed(user)
                || ofUser(AddressChange.USE, user, token).executeUpdate() == 0) {
            return Optional.empty();
        }
        Account before = accounts.get(user.accountId());
        if (!addresses.change(user.service(), user.accountId(), change.email(), requestContext)) {
            return Optional.of(new Taken());
        }
        tokens.endAll(user.accountId());
        notifications.send(Notice.EMAIL_CHANGED, before, requestContext);
        mailer.welcome(user, change.email(), requestContext.language());
        Optional<AddressCodeResult> changed = sessions.carryOver(user).map(Changed::new);
        if (changed.isEmpty()) {
            context.setRollbackOnly();
        }
        return changed;
    }

    private Query ofUser(String query, SignedInUser user, String token) {
        return entities.createNamedQuery(query)
                .setParameter("account", user.accountId())
                .setParameter("session", user.sessionId())
                .setParameter("hash", secrets.digest(token))
                .setParameter("now", clock.instant());
    }

    private static String message(String token, String code) {
        return "address:" + token + ":" + code;
    }
}
